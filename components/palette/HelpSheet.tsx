import { wordsOf } from "@/components/shared/locale.ts";
import { Modal } from "@/components/shared/Modal.tsx";
import { TILE_KEYS } from "@/components/windows/use_tile_keys.ts";
import { paletteWords } from "@/words/palette.ts";
import { openSheet } from "./open_palette.ts";

const COMMAND = /^(?:Mac|iP)/.test(globalThis.navigator?.platform ?? "") ? "⌘" : "Ctrl";

/** The sheet of all shortcuts. */
export default function HelpSheet() {
  const { shortcuts, help } = wordsOf(paletteWords);
  const [left, right, fill, restore] = TILE_KEYS;
  const groups = [
    {
      title: help.groups.everywhere,
      rows: [
        [[COMMAND, "K"], help.search],
        [["?"], help.thisSheet],
        [[COMMAND, ","], help.settings],
        [[help.escape], help.close],
      ],
    },
    {
      title: help.groups.windows,
      rows: [
        [[COMMAND, left!.key], help.tileLeft],
        [[COMMAND, right!.key], help.tileRight],
        [[COMMAND, fill!.key], help.fill],
        [[COMMAND, restore!.key], help.restore],
        [[help.arrows], help.move],
        [["⇧", help.arrows], help.moveFine],
        [[COMMAND, help.arrows], help.resize],
      ],
    },
  ] as const;
  const close = () => openSheet.value = null;
  return (
    <Modal class="shortcuts" titleId="shortcuts-title" onCancel={close}>
      <h2 id="shortcuts-title">{shortcuts}</h2>
      {groups.map(({ title, rows }) => (
        <section key={title} class="shortcuts-group" aria-label={title}>
          <h3 class="group-title">{title}</h3>
          <dl>
            {rows.map(([keys, meaning]) => (
              <div key={meaning} class="shortcuts-row">
                <dt>{meaning}</dt>
                <dd>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <button type="button" class="button button-primary" autofocus onClick={close}>
        {help.done}
      </button>
    </Modal>
  );
}
