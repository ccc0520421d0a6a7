import { useEffect, useState } from "preact/hooks";
import { Group } from "@/components/admin/Group.tsx";
import { Switch } from "@/components/admin/Switch.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { notificationSettingsWords } from "@/words/notifications.ts";
import {
  type BrowserPermission,
  browserPermission,
  hasBrowserNotifications,
  rememberBrowserChoice,
} from "./browser.ts";

/** Notifications of this browser. It is asked for its permission only when they are switched on. */
export function BrowserGroup() {
  const words = wordsOf(notificationSettingsWords);
  const [permission, setPermission] = useState<BrowserPermission>("default");
  const [isOn, setOn] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    setPermission(browserPermission());
    setOn(hasBrowserNotifications());
  }, []);

  async function choose(isWanted: boolean) {
    if (isWanted && browserPermission() === "default") await Notification.requestPermission();
    setPermission(browserPermission());
    setFailed(!rememberBrowserChoice(isWanted && browserPermission() === "granted"));
    setOn(hasBrowserNotifications());
  }

  const isPossible = permission === "default" || permission === "granted";
  return (
    <Group id="browser" title={words.browser}>
      <Switch
        id="browser-on"
        label={words.browserLabel}
        hint={words.browserHint}
        isOn={isOn}
        isDisabled={!isPossible}
        onChange={choose}
      />
      {permission === "denied" && <p class="group-row" role="status">{words.denied}</p>}
      {permission === "unsupported" && <p class="group-row" role="status">{words.unsupported}</p>}
      {hasFailed && <p class="group-row" role="alert">{words.noStorage}</p>}
    </Group>
  );
}
