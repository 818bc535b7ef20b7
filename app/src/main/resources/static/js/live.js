// Parts that name a topic in data-live hear “live” when it changed, and once more whenever something may have been missed:
// after the line was cut or fell silent, after the machine slept, after the page was hidden for a while.
(() => {
    const HIDDEN_FOR = 60_000, QUIET = 40_000;
    let stream, retry = 1, hiddenAt = 0, heard = 0, opened = "";

    const parts = () => [...document.querySelectorAll("[data-live]")];
    const topics = () => [...new Set(parts().flatMap(part => part.dataset.live.split(" ")))].sort();
    const tell = topic => parts()
        .filter(part => topic === "all" || part.dataset.live.split(" ").includes(topic))
        .forEach(part => part.dispatchEvent(new CustomEvent("live", { detail: topic })));

    function open() {
        const wanted = topics();
        if (!wanted.length) return;
        opened = wanted.join();
        heard = Date.now();
        stream?.close();
        stream = new EventSource("/ui/live?" + wanted.map(it => "topic=" + encodeURIComponent(it)).join("&"));
        stream.onmessage = event => {
            retry = 1;
            heard = Date.now();
            delete document.body.dataset.liveLost;
            tell(event.data);
        };
        stream.addEventListener("pulse", () => { heard = Date.now(); });
        stream.onerror = () => {
            document.body.dataset.liveLost = "true";
            stream.close();
            setTimeout(open, retry * 1000);
            retry = Math.min(30, retry * 2);
        };
    }

    // A line that nobody told us was cut looks like one on which nothing happens; but the server says often that it is there.
    setInterval(() => {
        if (!stream || Date.now() - heard < QUIET) return;
        document.body.dataset.liveLost = "true";
        open();
    }, 5_000);
    addEventListener("online", open);
    addEventListener("visibilitychange", () => {
        if (document.hidden) hiddenAt = Date.now();
        else if (hiddenAt && Date.now() - hiddenAt > HIDDEN_FOR) {
            document.body.dataset.liveLost = "true";
            open();
        }
    });
    document.addEventListener("htmx:afterSettle", () => { if (topics().join() !== opened) open(); });
    document.addEventListener("DOMContentLoaded", open);
})();
