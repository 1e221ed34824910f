import * as z from "zod/mini";

/** An organisation's key: the SHA-256 of the host's organisation id, 64 lower-case hexadecimal digits. Never empty. */
export const orgIdHashSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));
