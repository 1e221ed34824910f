import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Session } from "chdb";

/** A request that the front has taken. */
export interface FrontRequest {
  readonly sql: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A stand-in for a ClickHouse server, on this machine's loopback. */
export interface ClickHouseFront {
  readonly url: string;
  readonly requests: readonly FrontRequest[];
  close(): Promise<void>;
}

/** Settings of the server's HTTP layer, which the embedded engine does not have. */
const httpOnly = new Set(["wait_end_of_query", "enable_http_compression", "query_id", "database", "role"]);

/**
 * Speaks as much of ClickHouse's HTTP protocol as `@clickhouse/client` uses, and answers from the embedded engine on a
 * directory that this process has open. Like a server, and unlike the engine beneath it, it keeps nothing between
 * requests (each has a connection of its own) and refuses more than one statement.
 *
 * It has one user, `default`, with the password given.
 */
export async function openClickHouseFront(path: string, password = ""): Promise<ClickHouseFront> {
  const requests: FrontRequest[] = [];
  const control = new Session(path);
  let opened = 0;

  const answer = async (incoming: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(incoming);
    if (incoming.headers.authorization !== `Basic ${btoa(`default:${password}`)}`) {
      return fail(response, 516, "Authentication failed (AUTHENTICATION_FAILED)");
    }
    const { sql, data, settings, parameters } = parseRequest(incoming, body);
    requests.push({ sql, settings, parameters });
    if (holdsSeveral(sql)) return fail(response, 62, "Multi-statements are not allowed (SYNTAX_ERROR)");

    opened += 1;
    const mark = `front-${opened}`;
    const session = new Session(path);
    const stop = () => control.query(`KILL QUERY WHERE Settings['log_comment'] = '${mark}' ASYNC`);
    if (settings.cancel_http_readonly_queries_on_client_close === "1") {
      response.on("close", () => response.writableFinished || stop());
    }
    try {
      const { readonly, ...others } = settings;
      await session.queryAsync("SET max_query_size = 16777216");
      await apply(session, { ...others, log_comment: mark });
      await apply(session, prefixed(parameters));
      if (readonly !== undefined) await apply(session, { readonly });
      const answered = data === null ? await session.queryAsync(sql) : await insert(session, sql, data);
      response.setHeader("X-ClickHouse-Summary", '{"read_rows":"0","read_bytes":"0"}');
      response.end(answered === null ? "" : answered.bytes());
    } catch (error) {
      const { clickhouseCode = 1002, message } = error as Error & { clickhouseCode?: number };
      fail(response, clickhouseCode, message);
    } finally {
      session.close();
    }
  };

  // Addresses with parameters grow longer than Node allows by default; ClickHouse takes a megabyte.
  const server = createServer({ maxHeaderSize: 1024 * 1024 }, (incoming, response) => {
    answer(incoming, response).catch((error) => response.destroy(error));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async close() {
      server.closeAllConnections();
      server.close();
      control.close();
      await once(server, "close");
    },
  };
}

function fail(response: ServerResponse, code: number, message: string): void {
  response.statusCode = code === 516 ? 403 : 500;
  response.setHeader("X-ClickHouse-Exception-Code", String(code));
  response.end(message.startsWith("Code:") ? message : `Code: ${code}. DB::Exception: ${message}`);
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function parseRequest(incoming: IncomingMessage, body: Buffer) {
  const { searchParams } = new URL(incoming.url ?? "/", "http://front");
  const fields = new Map([...searchParams, ...multipartFields(incoming, body)]);
  const given = fields.get("query");
  const isMultipart = incoming.headers["content-type"]?.startsWith("multipart/form-data") ?? false;
  const settings: Record<string, string> = {};
  const parameters: Record<string, string> = {};
  for (const [name, value] of fields) {
    if (name.startsWith("param_")) parameters[name.slice("param_".length)] = value;
    else if (name !== "query" && !httpOnly.has(name)) settings[name] = value;
  }
  // A statement in the address means that the body is what it inserts.
  const data = given === undefined || isMultipart ? null : body;
  return { sql: given ?? body.toString(), data, settings, parameters };
}

function multipartFields(incoming: IncomingMessage, body: Buffer): [string, string][] {
  const boundary = /boundary=(.+)$/.exec(incoming.headers["content-type"] ?? "")?.[1];
  if (boundary === undefined) return [];
  return body
    .toString()
    .split(`--${boundary}`)
    .flatMap((part) => {
      const [, name = "", value = ""] = /name="([^"]+)".*?\r\n\r\n(.*)\r\n$/s.exec(part) ?? [];
      return name === "" ? [] : [[name, value] as [string, string]];
    });
}

/** A `;` with more behind it, outside of quotes. */
function holdsSeveral(sql: string): boolean {
  return /;\s*\S/.test(sql.replaceAll(/'(?:[^'\\]|\\.)*'|`[^`]*`/g, "''"));
}

function prefixed(parameters: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [`param_${name}`, value]));
}

async function apply(session: Session, settings: Readonly<Record<string, string>>): Promise<void> {
  const list = Object.entries(settings).map(([name, value]) => `${name} = ${literal(value)}`);
  if (list.length > 0) await session.queryAsync(`SET ${list.join(", ")}`);
}

function literal(text: string): string {
  return `'${[...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("")}'`;
}

async function insert(session: Session, sql: string, data: Buffer): Promise<null> {
  const table = /^INSERT INTO (\S+) FORMAT JSONEachRow\s*$/.exec(sql)?.[1];
  if (table === undefined) throw new Error("The front takes inserts of JSONEachRow only.");
  await session.insert({ table, values: data, format: "JSONEachRow" });
  return null;
}
