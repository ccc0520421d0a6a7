import { PageHead } from "@/components/admin/PageHead.tsx";
import { follow } from "@/components/admin/use_path.ts";
import { Loading } from "@/components/shared/Loading.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { useTools } from "./tools_context.ts";
import { PlaceLink } from "./PlaceLink.tsx";
import { INTEGRATION_LIST } from "./place.ts";
import { ToolGlyph } from "./ToolGlyph.tsx";
import { toolOf } from "./tools.ts";

/** The choice of the tool to connect. */
export function ToolGrid() {
  const { tools } = useTools();
  const { go } = usePage();
  const back = { ...INTEGRATION_LIST, onClick: follow(go) };
  return (
    <>
      <PageHead title="Choose a tool" back={back} />
      <div class="page-body">
        {tools === null ? <Loading /> : (
          <ul class="tool-grid">
            {tools.map(({ provider, title }) => (
              <li key={provider}>
                <PlaceLink to={{ kind: "create", provider }} class="tool-tile">
                  <ToolGlyph provider={provider} size={48} />
                  <strong>{title}</strong>
                  <span class="group-hint">{toolOf(provider).about}</span>
                </PlaceLink>
              </li>
            ))}
          </ul>
        )}
        <p class="group-note mt-4">
          Your tool is not here? Anything that can send a request can send{" "}
          <a class="docs-link" href="/docs">events</a> itself, with a key.
        </p>
      </div>
    </>
  );
}
