import { toolOf } from "./tools.ts";

/** The icon tile of a tool. */
export function ToolGlyph({ provider, size = 36 }: { provider: string; size?: 36 | 48 }) {
  const { icon: Icon, tint } = toolOf(provider);
  return (
    <span class="tool-glyph entry-icon" data-tint={tint} data-size={size} aria-hidden="true">
      <Icon size={size / 2} strokeWidth={1.8} />
    </span>
  );
}
