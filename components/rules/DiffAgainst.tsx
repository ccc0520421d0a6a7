import { useState } from "preact/hooks";
import type { EventTypeView } from "@/core/event_types/views.ts";
import type { RuleSet } from "@/core/rules/rules.ts";
import type { RuleSetInfoView, StoredRuleSetView } from "@/core/rules/views.ts";
import { SelectField } from "@/components/admin/Field.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { rulesWords } from "@/words/rules.ts";
import { DiffList } from "./DiffList.tsx";
import { stateWords } from "./words.ts";

/** The differences of some rules to a version that the admin chooses. */
export function DiffAgainst({ after, types, start, same, except }: {
  /** Null: the rules have errors, so they cannot be compared. */
  after: RuleSet | null;
  types: readonly EventTypeView[];
  /** The version that is chosen first; null: the one in force. */
  start: number | null;
  /** What is said when there is no difference. */
  same: string;
  /** A version that is not offered. */
  except?: number;
}) {
  const { differences: words, version: { withState } } = wordsOf(rulesWords);
  const versions = useRemote<{ entries: readonly RuleSetInfoView[] }>("/admin/rules");
  const [chosen, setChosen] = useState<number | null>(start);
  return (
    <section class="group-section" aria-labelledby="rule-diff-title">
      <h2 id="rule-diff-title" class="group-title">{words.title}</h2>
      <RemoteView remote={versions}>
        {({ entries }) => {
          const offered = entries.filter(({ version }) => version !== except);
          const version = offered.find((one) => one.version === chosen)?.version ??
            offered.find(({ isInForce }) => isInForce)?.version ?? offered[0]?.version;
          if (version === undefined) {
            return <p class="group-note">{words.none}</p>;
          }
          return (
            <>
              <SelectField
                id="rule-diff-version"
                label={words.with}
                value={String(version)}
                options={offered.map((one) => [
                  String(one.version),
                  withState(one.version, stateWords(one.state)),
                ])}
                error={undefined}
                onChange={(text) => setChosen(Number(text))}
              />
              {after === null ? <p class="group-note">{words.mend}</p> : (
                <Against
                  key={version}
                  version={version}
                  after={after}
                  types={types}
                  same={same}
                />
              )}
            </>
          );
        }}
      </RemoteView>
    </section>
  );
}

function Against({ version, after, types, same }: {
  version: number;
  after: RuleSet;
  types: readonly EventTypeView[];
  same: string;
}) {
  const before = useRemote<StoredRuleSetView>(`/admin/rules/${version}`);
  return (
    <RemoteView remote={before}>
      {({ rules }) => <DiffList before={rules} after={after} types={types} same={same} />}
    </RemoteView>
  );
}
