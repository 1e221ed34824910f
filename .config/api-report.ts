// Writes one report of the public surface per entry point; without --update it only compares.
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  ConsoleMessageId,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type ExtractorMessage,
  type IConfigFile,
} from "@microsoft/api-extractor";
import { type PublishedPackage, publishedPackages, rootDirectory } from "./published-packages.ts";

const isUpdate = process.argv.includes("--update");
const temporaryDirectory = join(rootDirectory, "node_modules/.cache/api-report");
const apiReportMessages: string[] = [ConsoleMessageId.ApiReportCreated, ConsoleMessageId.ApiReportCopied];
const outdated: string[] = [];
let failures = 0;

for (const published of publishedPackages()) {
  const expected = published.entries.map(({ name, types }) => report(published, name, types));
  removeLeftovers(published, expected);
}

if (outdated.length > 0 && !isUpdate) {
  console.error(`The public surface changed in ${outdated.join(", ")}.`);
  console.error("If that is meant, run `pnpm api:update` and commit the reports.");
}
process.exitCode = failures > 0 || (outdated.length > 0 && !isUpdate) ? 1 : 0;

/** Compares or writes the report of one entry point and returns its file name. */
function report(published: PublishedPackage, entryName: string, types: string): string {
  if (!existsSync(join(published.directory, types))) {
    console.error(`packages/${published.folder}: the build wrote no ${types} for the entry ${entryName}.`);
    failures += 1;
    return "";
  }
  const reportFileName = `${published.folder}${entryName.slice(1).replaceAll("/", ".")}.api.md`;
  const reportFolder = join(published.directory, "etc");
  mkdirSync(reportFolder, { recursive: true });
  mkdirSync(temporaryDirectory, { recursive: true });
  const result = Extractor.invoke(
    ExtractorConfig.prepare({
      packageJsonFullPath: join(published.directory, "package.json"),
      configObject: configuration(published.directory, types, reportFolder, reportFileName),
      configObjectFullPath: undefined,
    }),
    { localBuild: isUpdate, messageCallback: (message) => explain(message, reportFileName) },
  );
  failures += result.errorCount;
  if (result.apiReportChanged) outdated.push(`packages/${published.folder}/etc/${reportFileName}`);
  return reportFileName;
}

function configuration(
  projectFolder: string,
  types: string,
  reportFolder: string,
  reportFileName: string,
): IConfigFile {
  const quiet = { logLevel: ExtractorLogLevel.None };
  return {
    projectFolder,
    mainEntryPointFilePath: join(projectFolder, types),
    newlineKind: "lf",
    compiler: {
      overrideTsconfig: {
        compilerOptions: {
          target: "ES2023",
          lib: ["ES2023", "DOM", "DOM.Iterable"],
          module: "ESNext",
          moduleResolution: "bundler",
          jsx: "react-jsx",
          strict: true,
          skipLibCheck: true,
          types: [],
        },
        files: [join(projectFolder, types)],
      },
    },
    apiReport: {
      enabled: true,
      reportFileName,
      reportFolder,
      reportTempFolder: temporaryDirectory,
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      extractorMessageReporting: {
        default: { logLevel: ExtractorLogLevel.Warning, addToApiReportFile: true },
        // Everything that an entry point exports is public here.
        "ae-missing-release-tag": quiet,
      },
      // Biome and the reader look after the prose; the report is about names and types.
      tsdocMessageReporting: { default: quiet },
    },
  };
}

function explain(message: ExtractorMessage, reportFileName: string): void {
  const isChatter =
    message.logLevel === ExtractorLogLevel.Verbose ||
    message.logLevel === ExtractorLogLevel.Info ||
    (isUpdate && apiReportMessages.includes(message.messageId)) ||
    message.messageId === ConsoleMessageId.ApiReportNotCopied ||
    message.messageId === ConsoleMessageId.CompilerVersionNotice;
  message.handled = true;
  if (!isChatter && message.logLevel !== ExtractorLogLevel.None) {
    console.error(`${reportFileName}: ${message.formatMessageWithLocation(rootDirectory)}`);
  }
}

function removeLeftovers(published: PublishedPackage, expected: string[]): void {
  const folder = join(published.directory, "etc");
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".api.md"))) {
    if (expected.includes(name)) continue;
    if (isUpdate) rmSync(join(folder, name));
    else outdated.push(`packages/${published.folder}/etc/${name}`);
  }
}
