// The account menu closes by Escape or a click elsewhere; the theme switch remembers.
document.addEventListener("click", event => {
    const menu = document.querySelector("details.account[open]");
    if (menu && !menu.contains(event.target)) menu.open = false;

    if (event.target.closest("[data-theme-switch]")) {
        const dark = document.documentElement.getAttribute("data-bs-theme") === "dark";
        localStorage.setItem("theme", dark ? "light" : "dark");
        window.dispatchEvent(new Event("theme"));
    }
    if (event.target.closest("[data-print]")) window.print();
    event.target.closest("input[data-select]")?.select();
});

document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details.account[open]");
    if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
    }
});

// A form sent once is not sent again by a second press.
document.addEventListener("submit", event => {
    if (event.defaultPrevented || event.target.hasAttribute("hx-post")) return;
    if (event.target.dataset.sent) event.preventDefault();
    else event.target.dataset.sent = "true";
});
window.addEventListener("pageshow", () =>
    document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent));

// htmx shows nothing for an answer that is an error page; say so instead of doing nothing.
document.addEventListener("htmx:responseError", event => {
    const status = event.detail.xhr.status;
    if (status === 401 || status === 403) location.reload();
    else if (status === 422 || status === 409 || status === 400) return;
    else document.getElementById("live").textContent = "That did not work. Load the page again.";
});
document.addEventListener("htmx:beforeSwap", event => {
    if ([400, 409, 422].includes(event.detail.xhr.status)) {
        event.detail.shouldSwap = true;
        event.detail.isError = false;
    }
});
