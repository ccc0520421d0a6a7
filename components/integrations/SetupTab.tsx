import { formatNumber } from "@/components/shared/format.ts";
import { CopyField } from "@/components/admin/CopyField.tsx";
import { Group } from "@/components/admin/Group.tsx";
import { PublicAddressWarning } from "@/components/admin/PublicAddressWarning.tsx";
import { BookOpen, TriangleAlert } from "@/components/shared/page_icons.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { integrationWords } from "@/words/integrations.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { useTools } from "./tools_context.ts";
import { General } from "./General.tsx";
import { SecretRow } from "./SecretRow.tsx";
import { TestEvent } from "./TestEvent.tsx";
import type { IntegrationView } from "@/core/integrations/views.ts";
import { failingWords } from "./words.ts";

/**
 * Everything to connect the tool: address, secret, steps, a test, and the state of the connection.
 */
export function SetupTab(
  { integration, path, secret, onSecret, onChanged }: {
    integration: IntegrationView;
    path: string;
    secret: string | null;
    onSecret: (secret: string | null) => void;
    onChanged: (integration: IntegrationView) => void;
  },
) {
  const words = wordsOf(integrationWords);
  const { tools, privateAddress } = useTools();
  const { provider, title, failing, refused, lastDelivery: last } = integration;
  const tool = tools?.find((one) => one.provider === provider);
  return (
    <>
      {failingWords(failing) && (
        <p class="notice" data-tone="bad">
          <TriangleAlert size={16} />
          <span>{words.setup.failing(failingWords(failing)!)}</span>
        </p>
      )}
      {refused.count > 0 && (
        <p class="notice" data-tone="bad">
          <TriangleAlert size={16} />
          <span>
            {words.setup.refused(refused.count, formatNumber(refused.count))}
            {refused.lastAt && (
              <>
                ,{" "}
                <Sentence
                  text={words.setup.lastRefused}
                  parts={{ time: <Ago time={refused.lastAt} /> }}
                />
              </>
            )}
            {refused.reason ? `: ${refused.reason}` : "."}
          </span>
        </p>
      )}
      <PublicAddressWarning id="public-address" address={privateAddress} />
      <Group
        id="connect"
        title={words.setup.connect}
        note={last
          ? <Sentence text={words.setup.last} parts={{ time: <Ago time={last.receivedAt} /> }} />
          : words.setup.nothingYet}
      >
        <div class="group-row group-stack">
          <CopyField id="url" label={words.setup.address} value={integration.url} />
        </div>
        <SecretRow
          integration={integration}
          path={path}
          secret={secret}
          onSecret={onSecret}
          onChanged={onChanged}
        />
      </Group>
      <Group id="steps" title={words.setup.inTool(title)}>
        <ol class="steps">
          {tool?.steps.map((step) => <li key={step}>{step}</li>)}
        </ol>
        {tool && (
          <div class="group-row">
            <a class="docs-link guide-link" href={tool.docs} target="_blank" rel="noopener">
              <BookOpen size={15} />
              {words.setup.guide(title)}
            </a>
          </div>
        )}
      </Group>
      <TestEvent path={path} title={title} hasSecret={integration.hasSecret} />
      <General integration={integration} path={path} onChanged={onChanged} />
    </>
  );
}
