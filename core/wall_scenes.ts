/** What a screen can show, in turn. */
export const SCENE_KINDS = ["board", "unlocks", "challenges", "points"] as const;
export type SceneKind = (typeof SCENE_KINDS)[number];

/** How long a scene may be shown. Five seconds are the least in which a list can be read. */
export const SCENE_SECONDS = { least: 5, usual: 20, most: 120 } as const;
/** How many scenes a screen turns through. */
export const MAX_SCENES = 12;
