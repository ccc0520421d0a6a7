/**
 * Rooms, islands and routes that write texts themselves, in English only. There is none, and none
 * may come.
 */
export const ENGLISH_ONLY: readonly string[] = [];
