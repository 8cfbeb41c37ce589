using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LawGov.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LockByPeriod : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "SinceRevision",
                table: "evidence_files",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "UntilRevision",
                table: "evidence_files",
                type: "integer",
                nullable: true);

            Interceptors.LockByPeriodRows.BringOver(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "SinceRevision",
                table: "evidence_files");

            migrationBuilder.DropColumn(
                name: "UntilRevision",
                table: "evidence_files");
        }
    }
}
