/** Texts that have broken parsers, databases, logs and pages before. */
const seeds: readonly string[] = [
  // Another statement, or an end to this one.
  "'; DROP TABLE product_telemetry_events; --",
  "' OR '1'='1",
  "1 OR 1=1",
  "') UNION ALL SELECT * FROM system.tables --",
  "\\'; SELECT 1; --",
  "/* */ SELECT 1",
  "SELECT 1 INTO OUTFILE 'hostile.csv'",
  "x INTO OUTFILE 'hostile.csv' FORMAT CSV",
  "x SETTINGS readonly=0, max_execution_time=0",
  "x FORMAT Null",
  "KILL QUERY WHERE 1",
  "SYSTEM SHUTDOWN",
  "SET readonly = 0",
  // Reaching out of the database.
  "file('/etc/passwd', 'LineAsString')",
  "url('http://127.0.0.1:1/', 'LineAsString')",
  "remote('127.0.0.1', system.one)",
  "executable('id', 'TSV', 'x String')",
  "system.users",
  "INFORMATION_SCHEMA.tables",
  // What binders and templates put in place of something else.
  "{p:String}",
  "{scope:String}",
  "{table:Identifier}",
  "{{constructor}}",
  "$".concat("{process.env.HOME}"),
  "$1",
  "%s%n%x",
  "?",
  ":p",
  "@p",
  // What tab-separated parameters mean by these.
  "\\N",
  "\\0",
  "\\t\\n\\\\",
  "\\",
  "\\\\",
  "a\\'b",
  "NULL",
  "null",
  "nan",
  "inf",
  "true",
  // Quotes and control characters.
  "'",
  "''",
  '"',
  "`",
  "``",
  "\u0000",
  "a\u0000b",
  "\r\n\r\nHTTP/1.1 200 OK",
  "\n",
  "\t",
  "\u001b[31m",
  "\u0085",
  "\u2028\u2029",
  "\ufeff",
  // Text that looks other than it is.
  "\u202ecod.exe",
  "e\u0301",
  "\u00e9",
  "ｅｍａｉｌ",
  "\u0430dmin",
  "a\u200bb",
  "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}",
  "\ud800",
  "\udfff",
  "a\ud83d",
  "\ufffd",
  "\uffff",
  "\u0300".repeat(500),
  // Names that objects have by themselves.
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "toJSON",
  "__proto__[polluted]",
  "constructor.prototype.polluted",
  // Numbers, almost.
  "0x10",
  "1e3",
  "-0",
  "+5",
  " 5",
  "5 ",
  "５",
  "٥",
  "1_000",
  "9007199254740993",
  "4294967297",
  "99999999999999999999999999",
  "NaN",
  "Infinity",
  "-1",
  "1.5",
  "05",
  "0",
  // Dates, almost.
  "2026-13-45",
  "2026-02-30",
  "2026-00-10",
  "2025-02-29",
  "0000-00-00",
  "9999-12-31",
  "10000-01-01",
  "-2026-01-01",
  "2026-01-01T25:00:00Z",
  "2026-01-01T00:00:60Z",
  "2026-01-01T00:00:00",
  "2026-01-01T00:00:00+99:99",
  "2026-01-01T00:00:00.1234567890Z",
  "2026-01-01 00:00:00",
  "1767225600",
  "now()",
  "today",
  // Zones, almost.
  "+01:00",
  "GMT+25",
  "Etc/GMT-99",
  "Europe/../../etc/passwd",
  "europe/berlin",
  "UTC\u0000",
  "Europe/Berlin' OR 1",
  // Paths, markup, formulas, patterns.
  "../../../../etc/passwd",
  "..%2f..%2f",
  "%00",
  "%ff",
  "%",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "=HYPERLINK('http://x')",
  "(a+)+$",
  "%_%",
  ".*",
  "[",
  "{",
  '{"$gt":""}',
  "[]",
  "{}",
  '[{"dimension":"source","operator":"in","values":["x"]}]',
  "[".repeat(10_000),
  "",
  " ",
];

/** Pieces that random strings are put together from, beside the seeds and single characters. */
const glue: readonly string[] = [
  "'",
  '"',
  "\\",
  "`",
  ";",
  "--",
  "/*",
  "*/",
  "{",
  "}",
  ":",
  "String",
  "\u0000",
  ",",
  "(",
  ")",
];

/**
 * `count` hostile strings, the same for the same seed: every text of the corpus first, then combinations, doublings,
 * cuts and random characters of all planes, lone surrogates among them, and now and then one of 64 kB.
 */
export function* hostileStrings(count: number, seed: number): Generator<string> {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  for (let i = 0; i < count; i += 1) {
    const known = seeds[i];
    if (known !== undefined) yield known;
    else if (i % 1_000 === 999) yield pick(seeds).concat("x").repeat(65_536).slice(0, 65_536);
    else yield combine(pick, random);
  }
}

function combine(pick: <T>(list: readonly T[]) => T, random: () => number): string {
  const short = seeds.filter((text) => text.length < 200);
  switch (Math.floor(random() * 6)) {
    case 0:
      return pick(short) + pick(glue) + pick(short);
    case 1:
      return Array.from({ length: 1 + Math.floor(random() * 8) }, () => pick(glue)).join("");
    case 2:
      return Array.from({ length: 1 + Math.floor(random() * 12) }, () => randomCharacter(random)).join("");
    case 3:
      return insertAt(pick(short), Math.floor(random() * 20), randomCharacter(random));
    case 4:
      return pick(short)
        .slice(Math.floor(random() * 5))
        .repeat(1 + Math.floor(random() * 4));
    default:
      return encodeOrTurn(pick(short), random);
  }
}

function insertAt(text: string, at: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at);
}

function encodeOrTurn(text: string, random: () => number): string {
  const wellFormed = text.replaceAll(/\p{Surrogate}/gu, "\ufffd");
  if (random() < 0.3) return encodeURIComponent(wellFormed);
  if (random() < 0.5) return text.toUpperCase();
  return [...text].reverse().join("");
}

function randomCharacter(random: () => number): string {
  const kind = random();
  if (kind < 0.5) return String.fromCharCode(Math.floor(random() * 128));
  if (kind < 0.9) return String.fromCharCode(Math.floor(random() * 0x10000));
  return String.fromCodePoint(0x10000 + Math.floor(random() * 0x100000));
}

/** Numbers from 0 to 1, the same for the same seed. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
