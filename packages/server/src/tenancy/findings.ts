import type { TenancyCheck } from "./tenancy-scopes.ts";

/** Gathers what breaks one check. */
export class Findings {
  readonly #name: string;
  readonly #broken: string[] = [];
  #held = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** Notes one look: that it held, or in words what was found instead. */
  look(held: boolean, otherwise: () => string): void {
    if (held) this.#held += 1;
    else this.#broken.push(otherwise());
  }

  get check(): TenancyCheck {
    const ok = this.#broken.length === 0 && this.#held > 0;
    const more = this.#broken.length > 3 ? ` And ${this.#broken.length - 3} more.` : "";
    const detail = ok
      ? `${this.#held} looks.`
      : `${this.#broken.slice(0, 3).join(". ") || "Nothing was looked at"}.${more}`;
    return { name: this.#name, ok, detail };
  }
}
