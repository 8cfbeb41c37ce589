using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LawGov.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class EndedLines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "EndReason",
                table: "progress_reports",
                type: "character varying(30)",
                maxLength: 30,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "EndedOn",
                table: "progress_reports",
                type: "date",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "EndReason",
                table: "progress_reports");

            migrationBuilder.DropColumn(
                name: "EndedOn",
                table: "progress_reports");
        }
    }
}
