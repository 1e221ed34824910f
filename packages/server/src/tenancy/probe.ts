import type { SignRequest, TenancyOptions, TenancyScopes } from "./tenancy-scopes.ts";

/** A request to be sent as somebody, without what signs it. */
export interface Question {
  readonly method: string;
  /** Below the base path, with its query string. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Added after signing, unless signing itself uses them. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: Readonly<Record<string, string>>;
}

/** What came back. */
export interface Reply {
  /** 0 when the handler or the signing threw. */
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Somebody that the probe plays. */
export interface Viewer {
  readonly name: string;
  /** Null for the operator and for nobody. */
  readonly orgIdHash: string | null;
  readonly sign: SignRequest;
  readonly events?: number | undefined;
}

/** Sends questions as the host's viewers and looks at everything that comes back for hashes that are not theirs. */
export class Probe {
  readonly organisations: readonly Viewer[];
  readonly platform: Viewer | null;
  readonly nobody: Viewer;
  /** Replies that held a hash of somebody else, by the viewer's name. */
  readonly leaks = new Map<string, string[]>();
  #sent = 0;
  readonly #handler: (request: Request) => Promise<Response>;
  readonly #base: string;

  constructor(
    handler: (request: Request) => Promise<Response>,
    scopes: TenancyScopes,
    options: TenancyOptions,
  ) {
    const { origin = "http://localhost", basePath = "/api/telemetry" } = options;
    this.#handler = handler;
    this.#base = origin + basePath;
    this.organisations = scopes.organisations.map((organisation, i) => ({
      name: `organisation ${i + 1}`,
      ...organisation,
    }));
    this.platform = scopes.platform ? { name: "the operator", orgIdHash: null, sign: scopes.platform } : null;
    this.nobody = { name: "nobody", orgIdHash: null, sign: scopes.signedOut ?? ((request) => request) };
  }

  /** Requests sent so far. */
  get sent(): number {
    return this.#sent;
  }

  /** The hashes that must not reach a viewer. */
  foreignHashes(viewer: Viewer): string[] {
    if (viewer === this.platform) return [];
    return this.organisations.flatMap(({ orgIdHash }) =>
      orgIdHash === viewer.orgIdHash ? [] : [orgIdHash ?? ""],
    );
  }

  async ask(viewer: Viewer, question: Question): Promise<Reply> {
    this.#sent += 1;
    const reply = await this.#send(viewer, question);
    const seen = `${reply.text}${[...reply.headers].flat().join()}`.toLowerCase();
    if (this.foreignHashes(viewer).some((hash) => seen.includes(hash))) {
      this.leaks.set(viewer.name, [...(this.leaks.get(viewer.name) ?? []), this.describe(question)]);
    }
    return reply;
  }

  async #send(viewer: Viewer, question: Question): Promise<Reply> {
    try {
      const response = await this.#handler(await this.#makeRequest(viewer, question));
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch {
      return { status: 0, headers: new Headers(), text: "" };
    }
  }

  /** A question in words, with hashes shortened. */
  describe({ method, path, headers, cookies, body }: Question): string {
    const also = Object.entries({ headers, cookies, body }).flatMap(([name, value]) =>
      value === undefined ? [] : [name],
    );
    const address = decodeURI(path).replaceAll(/([0-9a-f]{6})[0-9a-f]{58}/gi, "$1…");
    return `${method} ${address}${also.length === 0 ? "" : ` with ${also.join(" and ")}`}`;
  }

  async #makeRequest(
    viewer: Viewer,
    { method, path, body, headers = {}, cookies = {} }: Question,
  ): Promise<Request> {
    const plain = new Request(this.#base + path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const request = await viewer.sign(plain);
    for (const [name, value] of Object.entries(headers)) {
      // A header that the sign-in itself goes by says who asks; changing it would be asking as somebody else.
      if (!request.headers.has(name)) request.headers.set(name, value);
    }
    const signed = request.headers.get("cookie");
    const added = Object.entries(cookies)
      .filter(([name]) => !(signed ?? "").includes(`${name}=`))
      .map(([name, value]) => `${name}=${value}`);
    if (added.length > 0)
      request.headers.set("cookie", [...(signed === null ? [] : [signed]), ...added].join("; "));
    return request;
  }
}
