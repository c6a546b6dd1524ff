// What the machine shows of the sound (lock screen, keys of a headset), and one sound at a time among our tabs.

function oneAtATime({ audio, say }) {
  const tabs = new BroadcastChannel("lyt"); // speaks with our own open tabs only, and keeps nothing
  const tell = () => tabs.postMessage("play");
  tabs.addEventListener("message", () => {
    if (audio.paused) return;
    audio.pause();
    say("Sat på pause, fordi du afspiller i et andet vindue.");
  });
  audio.addEventListener("play", tell);
  tell();
}

/** Starts with the first press on play. */
export function session({ box, audio, at, length, seek, play, chapters, chapterAt, say }) {
  if ("BroadcastChannel" in window) oneAtATime({ audio, say });
  if (!("mediaSession" in navigator)) return;

  const { mediaSession } = navigator;
  const artwork = box.dataset.artwork ? [{ src: new URL(box.dataset.artwork, location.href).href }] : [];
  mediaSession.metadata = new MediaMetadata({ title: box.dataset.title, artist: box.dataset.show, album: box.dataset.show, artwork });

  /** The chapter so many on; back goes to the start of the one being heard first. */
  const chapter = (step) => {
    const now = chapterAt(at());
    const isInside = step < 0 && at() - chapters[now] > 3;
    const to = chapters[isInside ? now : now + step];
    if (to !== undefined) seek(to);
    else if (step < 0) seek(0);
  };
  const handlers = {
    play,
    pause: () => audio.pause(),
    stop: () => audio.pause(),
    seekto: ({ seekTime }) => seek(seekTime),
    seekbackward: ({ seekOffset }) => seek(at() - (seekOffset || 15)),
    seekforward: ({ seekOffset }) => seek(at() + (seekOffset || 30)),
    ...(chapters.length > 1 ? { previoustrack: () => chapter(-1), nexttrack: () => chapter(1) } : {}),
  };
  Object.entries(handlers).forEach(([name, act]) => {
    try { mediaSession.setActionHandler(name, act); } catch { /* a browser that does not know the key */ }
  });
  const position = () => {
    if (length()) mediaSession.setPositionState?.({ duration: length(), playbackRate: audio.playbackRate, position: Math.min(at(), length()) });
  };
  ["play", "seeked", "ratechange", "durationchange"].forEach((event) => audio.addEventListener(event, position));
  position();
}
