import { spawnSync } from "node:child_process";
import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { makeFolder, runCommand, runHere } from "../../test-support/command-line.ts";

const folder = makeFolder();
afterAll(folder.remove);

describe("firsthand", () => {
  it("hands its exit code and both its outputs to the shell", async () => {
    const failed = await runCommand(["import", "missing.ndjson", "--data", "a"], folder.path);
    expect(failed).toMatchObject({
      exitCode: 1,
      stdout: "",
      stderr: expect.stringContaining("There is no file"),
    });
    const wrong = await runCommand(["impart"], folder.path);
    expect(wrong).toMatchObject({
      exitCode: 2,
      stdout: "",
      stderr: expect.stringContaining("Did you mean import?"),
    });
    const helped = await runCommand(["--help"], folder.path);
    expect(helped).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining("Usage: firsthand"),
      stderr: "",
    });
  });

  it("looks relative paths up from where the user stands when it runs from source", async () => {
    const root = fileURLToPath(new URL("../../../..", import.meta.url));
    const { scripts } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
    // As a package manager runs the script: in the root, with the user's folder in INIT_CWD.
    const { stderr } = spawnSync("sh", ["-c", `${scripts.firsthand} import events.ndjson --data data`], {
      cwd: root,
      env: { ...process.env, INIT_CWD: folder.path },
      encoding: "utf8",
    });
    expect(stderr).toContain(`There is no file ${join(realpathSync(folder.path), "events.ndjson")}.`);
  });

  it("tells its version", async () => {
    const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(await runHere("--version")).toEqual({ exitCode: 0, stdout: `${manifest.version}\n`, stderr: "" });
  });

  it.each([[], ["serve"], ["import"], ["migrate"], ["seal"], ["reseal"], ["doctor"]])(
    "explains %s with examples on --help",
    async (...args) => {
      const { exitCode, stdout, stderr } = await runHere(...args, "--help");
      expect(exitCode).toBe(0);
      expect(stdout).toContain(["Usage: firsthand", ...args].join(" "));
      expect(stdout).toContain("Examples:");
      expect(stderr).toBe("");
    },
  );

  it.each([
    { args: [], says: "Usage: firsthand" },
    { args: ["impart"], says: "Did you mean import?" },
    { args: ["import"], says: "missing required argument 'file'" },
    { args: ["doctor", "--datta", "x"], says: "Did you mean --data?" },
    { args: ["migrate"], says: "Say where the events are" },
    { args: ["migrate", "--data", ""], says: "--data takes a directory" },
    { args: ["migrate", "--data", "a", "--clickhouse", "http://b"], says: "Say one place only" },
    { args: ["migrate", "--data", "a", "--database", "b"], says: "--database goes with --clickhouse" },
    { args: ["migrate", "--clickhouse", "localhost:8123"], says: "--clickhouse takes an address" },
    { args: ["migrate", "--clickhouse", "http://u:p@localhost:8123"], says: "CLICKHOUSE_USER" },
    { args: ["serve", "--data", "a"], says: "Say whose events are answered" },
    { args: ["serve", "--data", "a", "--platform", "--org", "b"], says: "Say one scope only" },
    { args: ["serve", "--data", "a", "--org", "ACME"], says: "64 lower-case hexadecimal digits" },
    { args: ["serve", "--data", "a", "--platform", "--port", "99999"], says: "whole number from 0 to 65535" },
    {
      args: ["serve", "--data", "a", "--platform", "--raw-retention-days", "0"],
      says: "whole number from 1",
    },
    { args: ["serve", "--data", "a", "--platform", "--minimum-users", "0"], says: "whole number from 1" },
    { args: ["import", "events.ndjson", "--data", "a", "--align-to", "2026-02-30"], says: "a date such as" },
  ])("exits with 2 and says what is wrong: $args", async ({ args, says }) => {
    const { exitCode, stdout, stderr } = await runHere(...args);
    expect(stderr).toContain(says);
    expect(stdout).toBe("");
    expect(exitCode).toBe(2);
  });
});
