import { useRef, useState } from "preact/hooks";
import type { ProfileView } from "@/core/profile.ts";
import { ask } from "@/components/admin/admin_api.ts";
import { FieldError } from "@/components/admin/Field.tsx";
import { usePage } from "@/components/admin/page_context.ts";
import { Avatar } from "@/components/shared/Avatar.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { settingsWords } from "@/words/settings.ts";
import { CropDialog } from "./CropDialog.tsx";

/** The person's picture, with buttons to choose another one or to remove it. */
export function PictureRow({ profile, onChanged }: {
  profile: ProfileView;
  onChanged: (picture: string | null) => void;
}) {
  const words = wordsOf(settingsWords).picture;
  const { announce } = usePage();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<ImageBitmap | null>(null);
  const [error, setError] = useState<string | undefined>();

  async function choose(file: File | undefined) {
    // The same file can be chosen again.
    if (input.current) input.current.value = "";
    if (!file) return;
    setError(undefined);
    try {
      setChosen(await createImageBitmap(file));
    } catch {
      // The browser says only that it failed, not why.
      setError(words.unreadable(file.name));
    }
  }

  async function remove() {
    const answer = await ask<null>("DELETE", "/me/picture");
    if (!answer.ok) return setError(answer.message);
    setError(undefined);
    onChanged(null);
    announce(words.removed);
  }

  function close() {
    chosen?.close();
    setChosen(null);
  }

  return (
    <div class="group-row picture-row">
      <Avatar
        id={profile.agent?.id ?? profile.id}
        name={profile.name}
        picture={profile.picture}
        size={96}
      />
      <div class="picture-words">
        <strong class="truncate">
          <bdi>{profile.name}</bdi>
        </strong>
        <span class="group-hint truncate">
          <bdi>{profile.email}</bdi>
        </span>
        <div class="picture-buttons">
          <label class="button picture-choose" for="picture">
            {profile.picture === null ? words.choose : words.change}
            <input
              ref={input}
              id="picture"
              type="file"
              class="sr-only"
              accept="image/jpeg,image/png,image/webp,image/heic,image/avif"
              aria-describedby={error ? "picture-error" : undefined}
              onChange={(event) => choose(event.currentTarget.files?.[0])}
            />
          </label>
          {profile.picture !== null && (
            <button type="button" class="button" onClick={remove}>{words.remove}</button>
          )}
        </div>
        <FieldError id="picture-error" message={error} />
      </div>
      {chosen && (
        <CropDialog
          picture={chosen}
          onCancel={close}
          onDone={(picture) => {
            close();
            onChanged(picture);
            announce(words.shown);
          }}
        />
      )}
    </div>
  );
}
