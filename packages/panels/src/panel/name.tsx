import type { ReactNode } from "react";
import type { SharedMessages } from "../messages/messages.ts";

/** What stands for a name in plain text, such as a title or a label. */
export function getNameText(name: string | null, messages: SharedMessages): string {
  if (name === null) return messages.unknown;
  if (name === "") return messages.emptyName;
  return isBlank(name) ? messages.blankName(codePointsOf(name)) : name;
}

/** Whether nothing of a name can be seen: white space, control and format characters only. */
function isBlank(name: string): boolean {
  return !/[!-~]/.test(name) && /^[\p{Z}\p{C}\u115f\u1160\u2800\u3164\uffa0]*$/u.test(name);
}

/** The first characters of a name by their numbers, such as `U+0020 U+200B`. */
function codePointsOf(name: string): string {
  const numbers = [...name].map((character) => {
    const number = character.codePointAt(0) ?? 0;
    return `U+${number.toString(16).toUpperCase().padStart(4, "0")}`;
  });
  return numbers.length > 3 ? `${numbers.slice(0, 3).join(" ")} …` : numbers.join(" ");
}

/**
 * A name for the middle of a sentence that cannot hold elements, such as a title or a label: its writing direction ends with it,
 * whatever marks it brings along.
 */
export function isolateName(name: string): string {
  if (/^[ -~\u00a0]*$/.test(name)) return name;
  return `\u2068${name.replace(/[\u202a-\u202e\u2066-\u2069]/g, "")}\u2069`;
}

/** Characters that every cell has room for. */
const SHORT_NAME = 10;

/** A short name that has one direction from end to end. */
const PLAIN = /^[a-z]\w{0,8}[a-z\d]$/i;

/**
 * A name from the data: isolated, so that its writing direction ends with it, cut by the style sheet, and whole in the title; a plain one needs
 * none of it. A missing name is told in words.
 */
export function Name(props: { readonly name: string | null; readonly messages: SharedMessages }) {
  const { name, messages } = props;
  if (PLAIN.test(name ?? "")) return name;
  const text = getNameText(name, messages);
  return (
    <bdi className={text === name ? "fh-name" : "fh-name fh-muted"} title={text}>
      {text}
    </bdi>
  );
}

/** How a name is written: as it is, as code, or as code whose `[param]` segments are dimmed. */
export type NameForm = "text" | "code" | "route";

/** Characters of a route that all but the narrowest cells have room for. */
const SHORT_ROUTE = 16;

/**
 * A name for an element that holds nothing else, such as a cell or a button, and that the style sheet isolates and cuts: what it is called,
 * what its title says, and what stands in it. When a long route has to be cut, its last segment stays.
 */
export function writeName(
  name: string | null,
  form: NameForm,
  messages: SharedMessages,
): {
  readonly className?: string | undefined;
  readonly title?: string;
  readonly "aria-label"?: string;
  readonly children: ReactNode;
} {
  const text = name === null && form === "route" ? messages.unknownRoute : getNameText(name, messages);
  // Told in words.
  if (name !== text) return { className: "fh-muted", title: text, children: text };
  const cut = form === "route" && name.length > SHORT_ROUTE ? name.lastIndexOf("/") : 0;
  return {
    className: form === "text" ? undefined : "fh-code",
    // Its two parts would be heard as two words, and a title beside a label as one more.
    ...(cut > 0 ? { "aria-label": name } : name.length > SHORT_NAME && { title: name }),
    children:
      cut > 0 ? (
        <span className="fh-route" title={name}>
          <span className="fh-route__part">{dimParams(name.slice(0, cut))}</span>
          <span className="fh-route__part">{dimParams(name.slice(cut))}</span>
        </span>
      ) : form === "route" ? (
        dimParams(name)
      ) : (
        name
      ),
  };
}

function dimParams(text: string): ReactNode {
  if (!text.includes("[")) return text;
  return text.split(/(\[[^[\]]+\])/).map((part, i) =>
    i % 2 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other identity
      <span className="fh-route__param" key={i}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
