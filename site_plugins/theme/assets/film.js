// A film on another host: fetched from there once somebody has pressed its name.
for (const box of document.querySelectorAll('[data-film]')) {
  const video = box.querySelector('video');
  const ask = box.querySelector('[data-film-ask]');
  const told = box.querySelector('[data-film-status]');
  ask.querySelector('button').addEventListener('click', () => {
    ask.hidden = true;
    video.hidden = false;
    video.src = video.dataset.src;
    video.focus();
    video.play().catch(() => {}); // the browser's own controls are there all the same
  });
  video.addEventListener('error', () => {
    video.hidden = true;
    ask.hidden = false;
    told.textContent = 'Filmen kan ikke hentes lige nu. Prøv igen, eller læs den nedenfor.';
  });
  video.addEventListener('playing', () => { told.textContent = ''; });
}
