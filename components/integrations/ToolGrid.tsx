import { PageHead } from "@/components/admin/PageHead.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { Loading } from "@/components/shared/Loading.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { integrationWords } from "@/words/integrations.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { useTools } from "./tools_context.ts";
import { PlaceLink } from "./PlaceLink.tsx";
import { INTEGRATION_LIST } from "./place.ts";
import { ToolGlyph } from "./ToolGlyph.tsx";
import { toolWords } from "./tools.ts";

/** The choice of the tool to connect. */
export function ToolGrid() {
  const words = wordsOf(integrationWords);
  const { tools } = useTools();
  const { go } = usePage();
  const back = { ...INTEGRATION_LIST, onClick: follow(go) };
  return (
    <>
      <PageHead title={words.choose.title} back={back} />
      <div class="page-body">
        {tools === null ? <Loading /> : (
          <ul class="tool-grid">
            {tools.map(({ provider, title }) => (
              <li key={provider}>
                <PlaceLink to={{ kind: "create", provider }} class="tool-tile">
                  <ToolGlyph provider={provider} size={48} />
                  <strong>{title}</strong>
                  <span class="group-hint">{toolWords(provider).about}</span>
                </PlaceLink>
              </li>
            ))}
          </ul>
        )}
        <p class="group-note mt-4">
          <Sentence
            text={words.choose.other}
            parts={{ events: <a class="docs-link" href="/docs">{words.choose.events}</a> }}
          />
        </p>
      </div>
    </>
  );
}
