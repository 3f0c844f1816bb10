/** After what has changed is on the screen: the frame in which it is drawn has been made. At once where nobody looks. */
export function painted(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((done) => {
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => done();
      after.port2.postMessage(null);
    });
    setTimeout(done, 100); // no frame comes where the phone is locked in this moment
    document.addEventListener("visibilitychange", () => done(), { once: true });
  });
}
