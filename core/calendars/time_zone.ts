// Names are matched by two engines: Temporal computes with them, and Intl writes times of theirs in
// the browser. Intl alone knows abbreviations like IST, and Temporal alone takes a whole timestamp
// for the zone in it. What is used must be known to both.

/** No zone has a name as long as this. */
const MAX_LENGTH = 100;

// Every row of an agent asks, and finding out costs some 70 µs. The answer depends on the name alone.
const MAX_REMEMBERED = 2_000;
const remembered = new Map<string, string | undefined>();

/**
 * The zone that a name stands for, as it is stored and answered: with the letter case of the IANA
 * database ("europe/berlin" is `Europe/Berlin`), offsets as `+05:30`.
 * @returns undefined when it cannot be computed with, as "IST" or "" cannot
 */
export function canonicalTimeZone(name: string): string | undefined {
  if (!remembered.has(name)) {
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(name, findZone(name));
  }
  return remembered.get(name);
}

function findZone(name: string): string | undefined {
  if (resolveName(name) === undefined) return undefined;
  try {
    const id = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
    return resolveName(id) === undefined ? undefined : id;
  } catch {
    // A RangeError: there is no such zone.
    return undefined;
  }
}

/**
 * The zone that a name which cannot be computed with is most often meant to be: "IST" is taken for
 * `Asia/Kolkata`. It is a guess, good for advice and for mending what was let in before; people in
 * Israel and in Ireland write IST as well.
 */
export function likelyTimeZone(name: string): string | undefined {
  const resolved = resolveName(name);
  return resolved === undefined ? undefined : canonicalTimeZone(RENAMED[resolved] ?? resolved);
}

/** What a name that cannot be computed with must be, to follow the name of its field. */
export function timeZoneAdvice(name: string): string {
  const likely = /^[a-z]{3}$/i.test(name) ? likelyTimeZone(name) : undefined;
  return likely === undefined
    ? "must be an IANA time zone, e.g. Europe/Berlin"
    : `must be an IANA time zone, e.g. ${likely}; "${name}" is an abbreviation of several`;
}

/** Names that the abbreviations lead to and that the IANA database has replaced. */
const RENAMED: Readonly<Record<string, string>> = {
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
};

function resolveName(name: string): string | undefined {
  if (name.length > MAX_LENGTH) return undefined;
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    // A RangeError: there is no such zone.
    return undefined;
  }
}
