const hidden = "[hidden]";

/** Whatever could let somebody in: tokens by their shape, and values that stand beside a name of theirs. */
const patterns: readonly (readonly [RegExp, string])[] = [
  // A JWT, whose middle begins with `{"` in base64.
  [/[\w-]+\.eyJ[\w+/=-]*\.[\w-]*/g, hidden],
  // In a text within a text the quotes are escaped, once for each text around it.
  [/\b((?:[\w-]*token|jid)[\\"']*\s*[=:]\s*[\\"']*)[^\s"'&,;}\\]+/gi, `$1${hidden}`],
  [/\b(Bearer\s+|(?:cable|anycable)-token\.)[^\s"',;]+/gi, `$1${hidden}`],
  [/(\/track\/)[^\s"'?#]+/g, `$1${hidden}`],
];

/** The text as it may stand in a log. */
export function withoutSecrets(text: string): string {
  return patterns.reduce((clean, [pattern, instead]) => clean.replace(pattern, instead), text);
}

/** What goes with a log line, as text. An error shows where it came from. */
export function loggable(data: unknown): string {
  if (data instanceof Error) return withoutSecrets(data.stack ?? `${data.name}: ${data.message}`);
  if (typeof data === "string") return withoutSecrets(data);
  try {
    return withoutSecrets(JSON.stringify(data) ?? String(data));
  } catch {
    return withoutSecrets(String(data));
  }
}
