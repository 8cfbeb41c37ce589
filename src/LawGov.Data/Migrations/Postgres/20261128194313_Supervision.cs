using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LawGov.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Supervision : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_urges_once_a_day",
                table: "urges");

            migrationBuilder.DropIndex(
                name: "IX_urges_UnitId",
                table: "urges");

            migrationBuilder.DropIndex(
                name: "ix_progress_reports_due",
                table: "progress_reports");

            migrationBuilder.DropIndex(
                name: "ix_progress_reports_resubmit",
                table: "progress_reports");

            migrationBuilder.DropIndex(
                name: "ix_assignments_due",
                table: "assignments");

            migrationBuilder.AddColumn<string>(
                name: "Channel",
                table: "urges",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "System");

            migrationBuilder.AddColumn<string>(
                name: "Args",
                table: "timeline_entries",
                type: "character varying(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "HeldOn",
                table: "progress_reports",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "OriginalDueOn",
                table: "progress_reports",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "OwedUntil",
                table: "progress_reports",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "HeldOn",
                table: "assignments",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "OriginalDueOn",
                table: "assignments",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "OwedUntil",
                table: "assignments",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "channel_stops",
                columns: table => new
                {
                    Channel = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    To = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Error = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channel_stops", x => new { x.Channel, x.To });
                });

            migrationBuilder.CreateTable(
                name: "digests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    CutOffAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Mails = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_digests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Act = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    SubjectKind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    TaskId = table.Column<Guid>(type: "uuid", nullable: true),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: true),
                    Args = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    ActorName = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsRead = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "outbox_messages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Channel = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    To = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Event = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Details = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Url = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: true),
                    UnitCode = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: true),
                    IsUrgent = table.Column<bool>(type: "boolean", nullable: false),
                    Body = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LeaseUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    TriedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DeliveredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FailedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LastError = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_messages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "requests",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Subject = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: true),
                    TaskId = table.Column<Guid>(type: "uuid", nullable: true),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    PeriodKey = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: true),
                    ForSecond = table.Column<bool>(type: "boolean", nullable: false),
                    AnsweringUnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    ProposedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ProposedUnitId = table.Column<Guid>(type: "uuid", nullable: true),
                    AskedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedByName = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOnWhenAsked = table.Column<DateOnly>(type: "date", nullable: true),
                    AnswerBy = table.Column<DateOnly>(type: "date", nullable: false),
                    Status = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    GrantedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedByName = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DecisionReason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    OwedUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_requests_units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "urge_lines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UrgeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_urge_lines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_urge_lines_urges_UrgeId",
                        column: x => x.UrgeId,
                        principalTable: "urges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_urges_once_a_day",
                table: "urges",
                columns: new[] { "PeriodKey", "UnitId", "UrgedOn", "Channel" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_urges_unit",
                table: "urges",
                columns: new[] { "UnitId", "UrgedOn" });

            migrationBuilder.CreateIndex(
                name: "ix_progress_reports_owed",
                table: "progress_reports",
                columns: new[] { "UnitId", "OwedUntil" },
                filter: "\"OwedUntil\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_assignments_owed",
                table: "assignments",
                columns: new[] { "UnitId", "OwedUntil" },
                filter: "\"OwedUntil\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_digests_once",
                table: "digests",
                columns: new[] { "On", "UnitId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notices_at",
                table: "notices",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "ix_notices_unread",
                table: "notices",
                columns: new[] { "UserId", "SubjectId" },
                filter: "NOT \"IsRead\"");

            migrationBuilder.CreateIndex(
                name: "ix_notices_user",
                table: "notices",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_created",
                table: "outbox_messages",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_delivered",
                table: "outbox_messages",
                column: "DeliveredAt",
                filter: "\"DeliveredAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_due",
                table: "outbox_messages",
                column: "NextAttemptAt",
                filter: "\"NextAttemptAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_failed",
                table: "outbox_messages",
                column: "FailedAt",
                filter: "\"FailedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_once",
                table: "outbox_messages",
                columns: new[] { "Channel", "To", "SourceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_requests_asked",
                table: "requests",
                column: "AskedOn");

            migrationBuilder.CreateIndex(
                name: "ix_requests_open_once",
                table: "requests",
                columns: new[] { "SubjectId", "Kind" },
                unique: true,
                filter: "\"OwedUntil\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_requests_owed",
                table: "requests",
                column: "OwedUntil",
                filter: "\"OwedUntil\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_requests_unit",
                table: "requests",
                columns: new[] { "UnitId", "AskedOn" });

            migrationBuilder.CreateIndex(
                name: "ix_urge_lines_source",
                table: "urge_lines",
                column: "SourceId");

            migrationBuilder.CreateIndex(
                name: "IX_urge_lines_UrgeId",
                table: "urge_lines",
                column: "UrgeId");
            LawGov.Data.Records.Backfill.OwedUntil(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "channel_stops");

            migrationBuilder.DropTable(
                name: "digests");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "outbox_messages");

            migrationBuilder.DropTable(
                name: "requests");

            migrationBuilder.DropTable(
                name: "urge_lines");

            migrationBuilder.DropIndex(
                name: "ix_urges_once_a_day",
                table: "urges");

            migrationBuilder.DropIndex(
                name: "ix_urges_unit",
                table: "urges");

            migrationBuilder.DropIndex(
                name: "ix_progress_reports_owed",
                table: "progress_reports");

            migrationBuilder.DropIndex(
                name: "ix_assignments_owed",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "Channel",
                table: "urges");

            migrationBuilder.DropColumn(
                name: "Args",
                table: "timeline_entries");

            migrationBuilder.DropColumn(
                name: "HeldOn",
                table: "progress_reports");

            migrationBuilder.DropColumn(
                name: "OriginalDueOn",
                table: "progress_reports");

            migrationBuilder.DropColumn(
                name: "OwedUntil",
                table: "progress_reports");

            migrationBuilder.DropColumn(
                name: "HeldOn",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "OriginalDueOn",
                table: "assignments");

            migrationBuilder.DropColumn(
                name: "OwedUntil",
                table: "assignments");

            migrationBuilder.CreateIndex(
                name: "ix_urges_once_a_day",
                table: "urges",
                columns: new[] { "PeriodKey", "UnitId", "UrgedOn" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_urges_UnitId",
                table: "urges",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "ix_progress_reports_due",
                table: "progress_reports",
                columns: new[] { "DueOn", "UnitId" },
                filter: "\"ClockStoppedOn\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_progress_reports_resubmit",
                table: "progress_reports",
                column: "ResubmitDueOn",
                filter: "\"ResubmitDueOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_assignments_due",
                table: "assignments",
                columns: new[] { "DueOn", "UnitId" },
                filter: "\"ClockStoppedOn\" IS NULL");
        }
    }
}
