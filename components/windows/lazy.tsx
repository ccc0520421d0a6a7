import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Failure } from "@/components/shared/Failure.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { windowWords } from "@/words/windows.ts";
import { Loading } from "@/components/shared/Loading.tsx";

/**
 * Returns a component whose code loads when it is first shown, because most visits never open its
 * window.
 * @param load imports the component; it is called again after a failure
 */
export function lazy<P extends object>(
  load: () => Promise<ComponentType<P>>,
): ComponentType<P> {
  let Loaded: ComponentType<P> | null = null;
  return function Lazy(props: P) {
    const [, setLoaded] = useState(Loaded !== null);
    const [attempt, setAttempt] = useState(1);
    const [hasFailed, setFailed] = useState(false);
    useEffect(() => {
      if (Loaded) return;
      let isGone = false;
      const done = (isLoaded: boolean) => {
        if (isGone) return;
        setLoaded(isLoaded);
        setFailed(!isLoaded);
      };
      load().then((component) => {
        Loaded = component;
        done(true);
      }, () => done(false));
      return () => void (isGone = true);
    }, [attempt]);
    if (Loaded) return <Loaded {...props} />;
    if (!hasFailed) return <Loading />;
    const again = () => {
      setFailed(false);
      setAttempt(attempt + 1);
    };
    return <Failure message={wordsOf(windowWords).notLoaded} onRetry={again} />;
  };
}
