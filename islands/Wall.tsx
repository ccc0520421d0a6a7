import type { WallBoard } from "@/core/wall_links.ts";
import { WallScreen } from "@/components/wall/WallScreen.tsx";

/** The props from the server. */
export interface WallProps {
  readonly token: string;
  readonly board: WallBoard;
}

/** A board for a screen without an account. */
export default function Wall({ token, board }: WallProps) {
  return <WallScreen token={token} first={board} />;
}
