/**
 * The picture of a person, or their initials on a color that stays the same. Decoration: the name
 * stands beside it.
 */
export function Avatar({ id, name, picture, size = 30 }: {
  /** The id of the agent or account; it decides the color. */
  id: string;
  name: string;
  /** The hash of the picture; null for none. */
  picture: string | null;
  /** Width and height in pixels. */
  size?: 20 | 30 | 40 | 96;
}) {
  return (
    <span class="avatar" data-hue={hueOf(id)} data-size={size} aria-hidden="true">
      {picture === null
        ? initials(name)
        : <img src={pictureAddress(picture)} alt="" width={size} height={size} />}
    </span>
  );
}

/** Returns the address of a picture by its hash. */
function pictureAddress(hash: string): string {
  return `/api/v1/pictures/${hash}`;
}

function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter(Boolean);
  const first = words[0] ?? "";
  const last = words.length > 1 ? words.at(-1) ?? "" : "";
  return [first, last].map((word) => [...word][0] ?? "").join("").toUpperCase();
}

const HUES = 6;

function hueOf(id: string): number {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973;
  return sum % HUES;
}
