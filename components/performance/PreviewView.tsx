import type { HoldoutPreview } from "@/core/performance/holdout_views.ts";
import { formatValue } from "@/components/charts/values.ts";
import { MemberList } from "./MemberList.tsx";
import { formatOf } from "./words.ts";

/** Who would be without Laurel, and how alike both groups are before. */
export function PreviewView({ preview, onAgain }: {
  preview: HoldoutPreview;
  /** Draws other people; not for people who were chosen. */
  onAgain: () => void;
}) {
  const { members, others, balance, warnings, seed } = preview;
  return (
    <section class="performance-preview" aria-labelledby="preview">
      <h2 id="preview" class="group-title">
        {members.length} without Laurel, {others} with it
      </h2>
      {warnings.map((text) => <p key={text} class="notice" data-tone="warning">{text}</p>)}
      <div class="performance-scroll" role="region" aria-label="Both groups" tabIndex={0}>
        <table class="performance-table">
          <caption class="sr-only">Both groups in the last four weeks</caption>
          <thead>
            <tr>
              <th scope="col">Last four weeks</th>
              <th scope="col">Without</th>
              <th scope="col">With</th>
              <th scope="col">Alike</th>
            </tr>
          </thead>
          <tbody>
            {balance.map((one) => (
              <tr key={one.key}>
                <th scope="row">{one.title}</th>
                <td>{formatValue(formatOf(one), one.without.mean)}</td>
                <td>{formatValue(formatOf(one), one.with.mean)}</td>
                <td>{one.isBalanced === null ? "Not known" : one.isBalanced ? "Yes" : "No"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <MemberList members={members} />
      {seed !== null && <button type="button" class="button" onClick={onAgain}>Draw Again</button>}
    </section>
  );
}
