import type { WallShow } from "@/core/wall_show.ts";
import { WallScreen } from "@/components/wall/WallScreen.tsx";

/** The props from the server. */
export interface WallProps {
  readonly token: string;
  readonly show: WallShow;
  /** The build of the server. */
  readonly build: string;
}

/** A screen without an account. */
export default function Wall({ token, show, build }: WallProps) {
  return <WallScreen token={token} first={show} build={build} />;
}
