import { LaurelMark } from "@/components/shared/LaurelMark.tsx";

/** What a screen shows whose link does not work (any more). */
export function WallGone({ title, text }: { title: string; text: string }) {
  return (
    <main class="wall wall-gone">
      <LaurelMark size={64} />
      <h1>{title}</h1>
      <p>{text}</p>
    </main>
  );
}
