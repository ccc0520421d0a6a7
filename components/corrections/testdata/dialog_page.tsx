/** A page that is only the dialog and the button that opens it, for the test in a browser. */
import { render } from "preact";
import { useState } from "preact/hooks";
import type { ExplainedEntry } from "@/core/explain/views.ts";
import { CorrectEntry } from "@/components/corrections/CorrectEntry.tsx";

const { entry, agent } = JSON.parse(document.getElementById("given")!.textContent!) as {
  entry: ExplainedEntry;
  agent: { id: string; name: string };
};

function DialogPage() {
  const [isOpen, setOpen] = useState(false);
  const [done, setDone] = useState("");
  return (
    <main class="settings">
      <h1>Corrections</h1>
      <button type="button" class="button" id="open" onClick={() => setOpen(true)}>Correct…</button>
      <p role="status" id="done">{done}</p>
      {isOpen && (
        <CorrectEntry
          entry={entry}
          agent={agent}
          onDone={({ sentence }) => {
            setDone(sentence);
            setOpen(false);
          }}
          onCancel={() => setOpen(false)}
        />
      )}
    </main>
  );
}

render(<DialogPage />, document.getElementById("root")!);
