/** Our own line icons, 24 by 24. */
const PATHS = {
  today: "M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z",
  log: "M3 10v4M6 7v10M18 7v10M21 10v4M6 12h12",
  body: "M12 3a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM5 11c3 .5 4 0 7 0s4 .5 7 0M9.5 11.5 9 21M14.5 11.5 15 21M9.3 15.5h5.4",
  progress: "M4 4v16h16M8 15l3.5-4 3 2.5L20 7",
  library: "M5 4h10a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3V4ZM5 17a3 3 0 0 1 3-3h10M9 8h5",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6 6 18",
  forward: "M9 5l7 7-7 7",
  plus: "M12 5v14M5 12h14",
  swap: "M7 4 3 8l4 4M3 8h14M17 20l4-4-4-4M21 16H7",
  play: "M7 4.5v15l12-7.5-12-7.5Z",
  pause: "M8 5v14M16 5v14",
  plan: "M5 5h14v15H5zM5 10h14M9 3v4M15 3v4",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4",
  bring: "M12 4v11M7 10l5 5 5-5M4 20h16",
  note: "M5 4h14v11l-5 5H5zM14 20v-5h5",
  undo: "M4 9h10a5 5 0 0 1 0 10H8M4 9l4-4M4 9l4 4",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM12 8v4l3 2",
  handle: "M5 8h14M5 12h14M5 16h14",
  chat: "M4 5h16v11H11l-5 4v-4H4z",
  send: "M12 19V5M6 11l6-6 6 6",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM16 16l4 4",
} as const;

export type IconName = keyof typeof PATHS;

export const Icon = ({ name }: { name: IconName }) => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
);

export const IconButton = ({ name, label, onClick }: { name: IconName; label: string; onClick: () => void }) => (
  <button type="button" class="icon" aria-label={label} onClick={onClick}>
    <Icon name={name} />
  </button>
);
