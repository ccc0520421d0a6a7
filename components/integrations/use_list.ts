// Moved to components/admin/; import it from there. Here until the page of keys does.
export * from "../admin/use_list.ts";
