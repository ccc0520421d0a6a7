import type { ComponentChildren } from "preact";

/**
 * A sentence with elements in it. Each stands where the text names it in braces, because the order
 * differs from language to language.
 * @example
 * <Sentence text="You are {name}." parts={{ name: <bdi>{name}</bdi> }} />
 */
export function Sentence({ text, parts }: {
  text: string;
  parts: Readonly<Record<string, ComponentChildren>>;
}) {
  // Every second piece is the name of a part.
  return (
    <>{text.split(/\{(\w+)\}/).map((piece, index) => index % 2 === 0 ? piece : parts[piece])}</>
  );
}
