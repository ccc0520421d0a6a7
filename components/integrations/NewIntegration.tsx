import { ask } from "@/components/admin/admin_api.ts";
import { TextField } from "@/components/admin/Field.tsx";
import { FormEnd } from "@/components/admin/FormEnd.tsx";
import { PublicAddressWarning } from "@/components/admin/PublicAddressWarning.tsx";
import { PageHead } from "@/components/admin/PageHead.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { Loading } from "@/components/shared/Loading.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { integrationWords } from "@/words/integrations.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { useTools } from "./tools_context.ts";
import { MissingPage } from "@/components/admin/MissingPage.tsx";
import { Plug } from "@/components/shared/page_icons.ts";
import { INTEGRATION_LIST, integrationHref } from "./place.ts";
import { ToolGlyph } from "./ToolGlyph.tsx";
import { toolWords } from "./tools.ts";
import type { MadeIntegration } from "@/core/integrations/views.ts";
import { useForm } from "@/components/admin/use_form.ts";
import { useDraft } from "@/components/admin/use_draft.ts";

const MAX_NAME = 100;

/** The form that names and creates an integration. */
export function NewIntegration(
  { provider, onMade }: { provider: string; onMade: (made: MadeIntegration) => void },
) {
  const words = wordsOf(integrationWords);
  const { tools, privateAddress } = useTools();
  const { go } = usePage();
  const tool = tools?.find((one) => one.provider === provider);
  const draft = useDraft(`new_${provider}`, { name: tool?.title ?? "" });
  const form = useForm({ name: "new-name" });
  const back = {
    href: integrationHref({ kind: "choose" }),
    label: words.connect.back,
    onClick: follow(go),
  };
  if (tools !== null && !tool) {
    return <MissingPage icon={Plug} noun={words.connect.tool} list={INTEGRATION_LIST} />;
  }

  function make(event: Event) {
    const name = draft.value.name.trim();
    return form.submit(event, {
      wrong: name === "" ? { name: "Give it a name." } : {},
      send: () => ask<MadeIntegration>("POST", "/admin/integrations", { provider, name }),
      onDone(made) {
        draft.discard();
        onMade(made);
      },
    });
  }

  return (
    <>
      <PageHead title={tool ? words.connect.of(tool.title) : words.connect.title} back={back} />
      <div class="page-body">
        {!tool ? <Loading /> : (
          <>
            <form class="new-form" onSubmit={make} noValidate>
              <div class="new-head">
                <ToolGlyph provider={provider} size={48} />
                <p>{toolWords(provider).about}.</p>
              </div>
              <TextField
                id="new-name"
                label={words.connect.name}
                hint={words.connect.nameHint}
                value={draft.value.name}
                error={form.errors.name}
                maxLength={MAX_NAME}
                isRequired
                onInput={(name) => draft.change({ name })}
              />
              <p class="group-hint">
                {tool.secretFrom === "laurel"
                  ? words.connect.laurelSecret
                  : words.connect.toolSecret}
              </p>
              <FormEnd form={form} action={words.connect.action} />
            </form>
            <PublicAddressWarning id="public-address" address={privateAddress} />
          </>
        )}
      </div>
    </>
  );
}
