import { Fragment, type ReactNode } from "react";
import type { SharedMessages } from "../messages/messages.ts";

/** What stands for a name in plain text, such as a title or a label. */
export function getNameText(name: string | null, messages: SharedMessages): string {
  if (name === null) return messages.unknown;
  if (name === "") return messages.emptyName;
  return isBlank(name) ? messages.blankName(codePointsOf(name)) : name;
}

/** Whether nothing of a name can be seen: white space, control and format characters only. */
function isBlank(name: string): boolean {
  return /^[\p{Z}\p{C}\u115f\u1160\u2800\u3164\uffa0]*$/u.test(name);
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
  if (/^[ -~]*$/.test(name)) return name;
  return `\u2068${name.replace(/[\u202a-\u202e\u2066-\u2069]/g, "")}\u2069`;
}

/** A name that has one direction from end to end, and that every cell has room for. */
const PLAIN = /^[a-z]\w{0,8}[a-z\d]$/i;

/**
 * A name from the data: isolated, so that its writing direction ends with it, cut by the style sheet, and whole in the title; a plain one needs
 * none of it. A missing name is told in words.
 */
export function Name(props: {
  readonly name: string | null;
  readonly messages: SharedMessages;
  /** @default the name */
  readonly title?: string;
  readonly code?: boolean | undefined;
  /** Whether it may go on in a second line after each `_`. */
  readonly breaking?: boolean | undefined;
}) {
  const { name, messages, title, code, breaking } = props;
  if (!code && !breaking && PLAIN.test(name ?? "")) return name;
  const text = getNameText(name, messages);
  const kind = isBlank(name ?? "") ? " fh-muted" : code ? " fh-code" : breaking ? " fh-name--breaking" : "";
  return (
    <bdi className={`fh-name${kind}`} title={title ?? text}>
      {breaking ? breakAtUnderscores(text) : text}
    </bdi>
  );
}

/** Characters that all but the narrowest cells have room for. */
const SHORT_ROUTE = 16;

/** A route with its `[param]` segments dimmed. When a long one has to be cut, its last segment stays. */
export function RouteName({
  route,
  messages,
}: {
  readonly route: string | null;
  readonly messages: SharedMessages;
}) {
  if (route === null) return <span className="fh-name fh-muted">{messages.unknownRoute}</span>;
  if (isBlank(route)) return <Name name={route} messages={messages} />;
  const cut = route.length > SHORT_ROUTE ? route.lastIndexOf("/") : 0;
  return (
    <bdi className={`${cut > 0 ? "fh-route" : "fh-name"} fh-code`} title={route}>
      {cut > 0 ? <span className="fh-route__part">{dimParams(route.slice(0, cut))}</span> : null}
      {cut > 0 ? <span className="fh-route__part">{dimParams(route.slice(cut))}</span> : dimParams(route)}
    </bdi>
  );
}

function dimParams(text: string): ReactNode {
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

function breakAtUnderscores(text: string): ReactNode {
  return text.split(/(?<=_)/).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other identity
    <Fragment key={i}>
      {i > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ));
}
