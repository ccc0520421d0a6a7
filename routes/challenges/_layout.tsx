export { settingsWindow as default } from "@/routes/(_window)/settings_window.tsx";
