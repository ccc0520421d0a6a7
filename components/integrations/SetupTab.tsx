import { CopyField } from "@/components/admin/CopyField.tsx";
import { Group } from "@/components/admin/Group.tsx";
import { PublicAddressWarning } from "@/components/admin/PublicAddressWarning.tsx";
import { BookOpen, TriangleAlert } from "@/components/shared/icons.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { useTools } from "./tools_context.ts";
import { General } from "./General.tsx";
import { SecretRow } from "./SecretRow.tsx";
import { TestEvent } from "./TestEvent.tsx";
import type { IntegrationView } from "@/core/integrations/views.ts";
import { count, failingWords } from "./words.ts";

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
  const { tools, privateAddress } = useTools();
  const { provider, title, failing, refused, lastDelivery: last } = integration;
  const tool = tools?.find((one) => one.provider === provider);
  return (
    <>
      {failingWords(failing) && (
        <p class="notice" data-tone="bad">
          <TriangleAlert size={16} />
          <span>
            {failingWords(failing)}{" "}
            because of an error in Laurel. It was logged, and Laurel tries again automatically;
            nothing is lost.
          </span>
        </p>
      )}
      {refused.count > 0 && (
        <p class="notice" data-tone="bad">
          <TriangleAlert size={16} />
          <span>
            {count(refused.count, "request was", "requests were")} refused
            {refused.lastAt && (
              <>
                , the last <Ago time={refused.lastAt} />
              </>
            )}
            {refused.reason ? `: ${refused.reason}` : "."}
          </span>
        </p>
      )}
      <PublicAddressWarning id="public-address" address={privateAddress} />
      <Group
        id="connect"
        title="Connect"
        note={last
          ? (
            <>
              The last delivery came <Ago time={last.receivedAt} />.
            </>
          )
          : "Nothing has arrived yet. Deliveries appear here at once."}
      >
        <div class="group-row group-stack">
          <CopyField id="url" label="Address" value={integration.url} />
        </div>
        <SecretRow
          integration={integration}
          path={path}
          secret={secret}
          onSecret={onSecret}
          onChanged={onChanged}
        />
      </Group>
      <Group id="steps" title={`In ${title}`}>
        <ol class="steps">
          {tool?.steps.map((step) => <li key={step}>{step}</li>)}
        </ol>
        {tool && (
          <div class="group-row">
            <a class="docs-link guide-link" href={tool.docs} target="_blank" rel="noopener">
              <BookOpen size={15} />
              The guide to {title}, step by step
            </a>
          </div>
        )}
      </Group>
      <TestEvent path={path} title={title} hasSecret={integration.hasSecret} />
      <General integration={integration} path={path} onChanged={onChanged} />
    </>
  );
}
