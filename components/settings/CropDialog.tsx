import { useEffect, useRef, useState } from "preact/hooks";
import { PICTURE_SIDE } from "@/core/pictures.ts";
import { Modal } from "@/components/shared/Modal.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { settingsWords } from "@/words/settings.ts";
import { sharedWords } from "@/words/shared.ts";
import { type Crop, MAX_ZOOM, MIDDLE, moveCrop, squareOf, zoomCrop } from "./crop.ts";
import { uploadPicture } from "./upload_picture.ts";

const STEP = 0.05;
const ZOOM_STEP = 0.1;
const QUALITY = 0.92;

/** The arrow keys, and where they move the picture. */
const MOVES: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** Chooses the square of a picture that is kept, with the pointer or the keyboard. */
export function CropDialog({ picture, onDone, onCancel }: {
  picture: ImageBitmap;
  /** Called with the hash of the stored picture. */
  onDone: (hash: string) => void;
  onCancel: () => void;
}) {
  const words = wordsOf(settingsWords).crop;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [crop, setCrop] = useState<Crop>(MIDDLE);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const zoomTo = (zoom: number) => setCrop((now) => zoomCrop(now, picture, zoom));
  const move = (right: number, down: number) =>
    setCrop((now) => moveCrop(now, picture, right, down));

  useEffect(() => draw(canvas.current!, picture, crop), [picture, crop]);

  function onKey(event: KeyboardEvent) {
    const step = MOVES[event.key];
    if (step) move(...step);
    else if (event.key === "+" || event.key === "=") zoomTo(crop.zoom + ZOOM_STEP);
    else if (event.key === "-") zoomTo(crop.zoom - ZOOM_STEP);
    else return;
    event.preventDefault();
  }

  async function save() {
    if (isBusy) return;
    setBusy(true);
    setError(null);
    const file = await new Promise<Blob | null>((resolve) =>
      // Browsers that cannot write WebP write PNG.
      canvas.current!.toBlob(resolve, "image/webp", QUALITY)
    );
    const answer = file ? await uploadPicture(file) : null;
    setBusy(false);
    if (answer?.ok) onDone(answer.data.picture);
    else setError(answer?.message ?? words.unreadable);
  }

  return (
    <Modal class="crop" titleId="crop-title" onCancel={onCancel}>
      <h2 id="crop-title">{words.title}</h2>
      <div class="crop-area">
        <canvas
          ref={canvas}
          width={PICTURE_SIDE}
          height={PICTURE_SIDE}
          tabIndex={0}
          role="img"
          aria-label={words.area}
          aria-describedby="crop-hint"
          autofocus
          onKeyDown={onKey}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={(event) => {
            if (event.buttons !== 1) return;
            const { clientWidth, clientHeight } = event.currentTarget;
            move(event.movementX / clientWidth, event.movementY / clientHeight);
          }}
          onWheel={(event) => {
            event.preventDefault();
            zoomTo(crop.zoom * (event.deltaY < 0 ? 1.08 : 1 / 1.08));
          }}
        />
      </div>
      <label class="crop-zoom" for="crop-zoom">
        <span>{words.zoom}</span>
        <input
          id="crop-zoom"
          type="range"
          min={1}
          max={MAX_ZOOM}
          step={0.05}
          value={crop.zoom}
          onInput={(event) => zoomTo(Number(event.currentTarget.value))}
        />
      </label>
      <p id="crop-hint" class="group-hint">{words.hint}</p>
      {error && <p class="form-error" role="alert">{error}</p>}
      <div class="confirm-buttons">
        <button type="button" class="button" onClick={onCancel}>
          {wordsOf(sharedWords).cancel}
        </button>
        <button
          type="button"
          class="button button-primary"
          aria-disabled={isBusy}
          onClick={save}
        >
          {isBusy ? wordsOf(settingsWords).saving : words.save}
        </button>
      </div>
    </Modal>
  );
}

function draw(canvas: HTMLCanvasElement, picture: ImageBitmap, crop: Crop): void {
  const context = canvas.getContext("2d")!;
  const { left, top, side } = squareOf(crop, picture);
  context.imageSmoothingQuality = "high";
  // Transparent pictures get a ground that fits both color schemes.
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height);
}
