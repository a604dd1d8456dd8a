// What the host tells by itself. The browser connects again with the id of the last event; nothing in between is missed.
const Silence = 40_000;

/**
 * Listens until the page is gone.
 * @param on functions by name of event: `alert` and `reading` with its data, `line` with whether the host is heard
 */
export function listen(on) {
  let last = sessionStorage.getItem('last-event') ?? '';
  let source;
  let watch;
  const connect = () => {
    source?.close();
    source = new EventSource(`/api/events${last ? `?since=${encodeURIComponent(last)}` : ''}`);
    const hear = () => {
      on.line(true);
      clearTimeout(watch);
      // A line can die without a word: the host says something every 15 s, so silence means that it is gone.
      watch = setTimeout(connect, Silence);
    };
    source.addEventListener('open', hear);
    source.addEventListener('still-here', hear);
    source.addEventListener('reading', (event) => { hear(); on.reading(JSON.parse(event.data)); });
    source.addEventListener('alert', (event) => {
      hear();
      if (event.lastEventId) {
        last = event.lastEventId;
        sessionStorage.setItem('last-event', last);
      }
      on.alert(JSON.parse(event.data));
    });
    source.addEventListener('error', () => {
      on.line(false);
      // After an answer that is no stream the browser gives up; the host may only be starting.
      if (source.readyState === EventSource.CLOSED) {
        clearTimeout(watch);
        watch = setTimeout(connect, 1000);
      }
    });
  };
  connect();
  addEventListener('online', connect);
}
