import type { HoldoutPreview } from "@/core/performance/holdout_views.ts";
import { formatValue } from "@/components/charts/values.ts";
import { holdoutWords } from "@/words/holdouts.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { MemberList } from "./MemberList.tsx";
import { formatOf } from "./words.ts";

/** Who would be without Laurel, and how alike both groups are before. */
export function PreviewView({ preview, onAgain }: {
  preview: HoldoutPreview;
  /** Draws other people; not for people who were chosen. */
  onAgain: () => void;
}) {
  const words = wordsOf(holdoutWords);
  const { members, others, balance, warnings, seed } = preview;
  return (
    <section class="performance-preview" aria-labelledby="preview">
      <h2 id="preview" class="group-title">{words.preview.groups(members.length, others)}</h2>
      {warnings.map((text) => <p key={text} class="notice" data-tone="warning">{text}</p>)}
      <div class="performance-scroll" role="region" aria-label={words.preview.region} tabIndex={0}>
        <table class="performance-table">
          <caption class="sr-only">{words.preview.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.preview.weeks}</th>
              <th scope="col">{words.preview.without}</th>
              <th scope="col">{words.preview.with}</th>
              <th scope="col">{words.preview.alike}</th>
            </tr>
          </thead>
          <tbody>
            {balance.map((one) => (
              <tr key={one.key}>
                <th scope="row">{one.title}</th>
                <td>{formatValue(formatOf(one), one.without.mean)}</td>
                <td>{formatValue(formatOf(one), one.with.mean)}</td>
                <td>
                  {one.isBalanced === null
                    ? words.preview.unknown
                    : one.isBalanced
                    ? words.preview.yes
                    : words.preview.no}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <MemberList members={members} />
      {seed !== null && (
        <button type="button" class="button" onClick={onAgain}>{words.preview.again}</button>
      )}
    </section>
  );
}
