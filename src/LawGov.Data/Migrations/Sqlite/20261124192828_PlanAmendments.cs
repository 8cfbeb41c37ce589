using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LawGov.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PlanAmendments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Amendments",
                table: "work_plans",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "WithdrawnOn",
                table: "plan_tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsDropped",
                table: "plan_sections",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "plan_amendments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DocumentNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PreviousTitle = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PreviousDocumentNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SourceFileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    SourceText = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    AmendedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    AmendedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    AmendedByName = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Added = table.Column<int>(type: "INTEGER", nullable: false),
                    Dropped = table.Column<int>(type: "INTEGER", nullable: false),
                    Changed = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_amendments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_plan_amendments_work_plans_PlanId",
                        column: x => x.PlanId,
                        principalTable: "work_plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_comparisons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    BeforePlanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AfterPlanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_comparisons", x => x.Id);
                    table.ForeignKey(
                        name: "FK_plan_comparisons_work_plans_AfterPlanId",
                        column: x => x.AfterPlanId,
                        principalTable: "work_plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_plan_comparisons_work_plans_BeforePlanId",
                        column: x => x.BeforePlanId,
                        principalTable: "work_plans",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "task_revisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AmendmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlanTaskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 450, nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsDropped = table.Column<bool>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Requirement = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    ResponsibilityText = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    LeadNames = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ResponsibleNames = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    DeadlineText = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Targets = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_task_revisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_task_revisions_plan_amendments_AmendmentId",
                        column: x => x.AmendmentId,
                        principalTable: "plan_amendments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_task_revisions_plan_tasks_PlanTaskId",
                        column: x => x.PlanTaskId,
                        principalTable: "plan_tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "finding_judgements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ComparisonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Finding = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    BeforeTaskId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AfterTaskId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    JudgedBy = table.Column<Guid>(type: "TEXT", nullable: false),
                    JudgedByName = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    JudgedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finding_judgements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_finding_judgements_plan_comparisons_ComparisonId",
                        column: x => x.ComparisonId,
                        principalTable: "plan_comparisons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_finding_judgements_plan_tasks_AfterTaskId",
                        column: x => x.AfterTaskId,
                        principalTable: "plan_tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_finding_judgements_plan_tasks_BeforeTaskId",
                        column: x => x.BeforeTaskId,
                        principalTable: "plan_tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "task_pairings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ComparisonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeforeTaskId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AfterTaskId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_task_pairings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_task_pairings_plan_comparisons_ComparisonId",
                        column: x => x.ComparisonId,
                        principalTable: "plan_comparisons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_task_pairings_plan_tasks_AfterTaskId",
                        column: x => x.AfterTaskId,
                        principalTable: "plan_tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_task_pairings_plan_tasks_BeforeTaskId",
                        column: x => x.BeforeTaskId,
                        principalTable: "plan_tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_finding_judgements_after",
                table: "finding_judgements",
                column: "AfterTaskId");

            migrationBuilder.CreateIndex(
                name: "ix_finding_judgements_before",
                table: "finding_judgements",
                column: "BeforeTaskId");

            migrationBuilder.CreateIndex(
                name: "ix_finding_judgements_comparison",
                table: "finding_judgements",
                column: "ComparisonId");

            migrationBuilder.CreateIndex(
                name: "ix_plan_amendments_no",
                table: "plan_amendments",
                columns: new[] { "PlanId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_comparisons_after",
                table: "plan_comparisons",
                column: "AfterPlanId");

            migrationBuilder.CreateIndex(
                name: "ix_plan_comparisons_before",
                table: "plan_comparisons",
                column: "BeforePlanId");

            migrationBuilder.CreateIndex(
                name: "ix_plan_comparisons_once",
                table: "plan_comparisons",
                columns: new[] { "Kind", "AfterPlanId", "BeforePlanId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_task_pairings_after",
                table: "task_pairings",
                column: "AfterTaskId");

            migrationBuilder.CreateIndex(
                name: "ix_task_pairings_before",
                table: "task_pairings",
                column: "BeforeTaskId");

            migrationBuilder.CreateIndex(
                name: "ix_task_pairings_comparison",
                table: "task_pairings",
                column: "ComparisonId");

            migrationBuilder.CreateIndex(
                name: "ix_task_revisions_amendment",
                table: "task_revisions",
                column: "AmendmentId");

            migrationBuilder.CreateIndex(
                name: "ix_task_revisions_task",
                table: "task_revisions",
                column: "PlanTaskId");

            LawGov.Data.Interceptors.AppendOnly.ProtectSqlite(migrationBuilder, LawGov.Data.Interceptors.AppendOnly.AmendmentTables);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "finding_judgements");

            migrationBuilder.DropTable(
                name: "task_pairings");

            migrationBuilder.DropTable(
                name: "task_revisions");

            migrationBuilder.DropTable(
                name: "plan_comparisons");

            migrationBuilder.DropTable(
                name: "plan_amendments");

            migrationBuilder.DropColumn(
                name: "Amendments",
                table: "work_plans");

            migrationBuilder.DropColumn(
                name: "WithdrawnOn",
                table: "plan_tasks");

            migrationBuilder.DropColumn(
                name: "IsDropped",
                table: "plan_sections");
        }
    }
}
