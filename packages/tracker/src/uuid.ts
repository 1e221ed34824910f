/** A random UUID; `randomUUID` is there on secure origins only. */
export function uuid(): string {
  return (
    crypto.randomUUID?.() ??
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (byte + 256).toString(16).slice(1))
      .join("")
      .replace(/(.{8})(.{4}).(.{3}).(.{3})/, "$1-$2-4$3-a$4-")
  );
}
