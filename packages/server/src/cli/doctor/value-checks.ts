import { eventNames, schemaVersion } from "@firsthand/contract";
import { count, share } from "../figures.ts";
import { failure, ok, warning } from "../table/finding.ts";
import type { RowCheck } from "./row-check.ts";

/** Rows that no organisation will ever see. */
export const organisationsCheck: RowCheck = {
  id: "organisations",
  title: "Organisations",
  async run({ readRow, table }) {
    const { rows, none, odd } = await readRow<{ rows: number; none: number; odd: number }>({
      sql: `SELECT toFloat64(count()) AS rows, toFloat64(countIf(org_id_hash = '')) AS none,
        toFloat64(countIf(org_id_hash != '' AND NOT match(org_id_hash, '^[0-9a-f]{64}$'))) AS odd FROM ${table}`,
      parameters: {},
    });
    if (odd > 0) {
      return failure(
        `${count(odd, "row names", "rows name")} an organisation that is not 64 lower-case hexadecimal digits (${share(odd, rows)} of all), so that no organisation can ask for them.`,
        "Hash the organisation's id with SHA-256 where events are taken in, and import the rows again with the hash.",
      );
    }
    if (none > 0) {
      return warning(
        `${count(none, "row has", "rows have")} no organisation (${share(none, rows)} of all): counted on the platform only.`,
        "That is right for pages without a session; if it is much more than that, look where events are taken in.",
      );
    }
    return ok("Every row names its organisation.");
  },
};

/** Payloads that the engine cannot read. */
export const payloadsCheck: RowCheck = {
  id: "payloads",
  title: "Payloads",
  async run({ readRow, table }) {
    const { rows, broken } = await readRow<{ rows: number; broken: number }>({
      sql: `SELECT toFloat64(count()) AS rows,
        toFloat64(countIf(NOT isValidJSON(payload_json) OR JSONType(payload_json) != 'Object')) AS broken FROM ${table}`,
      parameters: {},
    });
    if (broken === 0) return ok("Every payload is a JSON object.");
    return failure(
      `${count(broken, "row has", "rows have")} a payload that is not a JSON object (${share(broken, rows)} of all); figures that read the payload miss them.`,
      "Find the producer in the column source of these rows, and have it write payload_json as one flat JSON object.",
    );
  },
};

/** Events of another catalogue, which no figure counts by name. */
export const catalogueCheck: RowCheck = {
  id: "catalogue",
  title: "Catalogue",
  async run({ readRow, table }) {
    const { rows, names, namedRows, versions } = await readRow<{
      rows: number;
      names: string[];
      namedRows: number;
      versions: number;
    }>({
      sql: `SELECT toFloat64(count()) AS rows,
        arraySort(groupUniqArrayIf(5)(name, NOT has({names:Array(String)}, name))) AS names,
        toFloat64(countIf(NOT has({names:Array(String)}, name))) AS namedRows,
        toFloat64(countIf(schema_version != {version:String})) AS versions FROM ${table}`,
      parameters: { names: [...eventNames], version: schemaVersion },
    });
    const remarks = [
      ...(namedRows === 0
        ? []
        : [
            `${count(namedRows, "row has", "rows have")} a name outside the catalogue (${names.map((name) => JSON.stringify(name.slice(0, 64))).join(", ")})`,
          ]),
      ...(versions === 0
        ? []
        : [`${count(versions, "row has", "rows have")} another schema version than ${schemaVersion}`]),
    ];
    if (remarks.length === 0) return ok(`All ${count(rows, "row")} are of the catalogue ${schemaVersion}.`);
    return warning(
      `${remarks.join("; ")}. They count as activity (users, sessions, events), and in a metric only if it knows the name.`,
      "Nothing, if these are events of your own; else correct the producer.",
    );
  },
};
