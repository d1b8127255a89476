internal import Crypto
internal import Foundation

/// A script that stands in pages, and the digest by which their policy allows it and no other.
package struct PageScript: Sendable {
  /// As it stands between the tags.
  package let text: String
  /// SHA-256 of the text in base64, as a Content-Security-Policy has it.
  package let digest: String

  init(_ text: String) {
    self.text = text
    digest = Self.digest(of: text)
  }

  /// Every script that a page of ours may have.
  package static let all: [PageScript] = [.submission, .overview, .progress]

  /// SHA-256 in base64.
  static func digest(of text: String) -> String {
    Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
  }

  /// What makes a submission's page move: jumping, captions, search, places to cite. It takes everything
  /// that it shows from the page's own elements and puts it in as text, never as markup.
  static let submission = PageScript(
    #"""
    (() => {
    "use strict";
    const all = (selector, root = document) => [...root.querySelectorAll(selector)];
    const playerOf = (id) => document.getElementById(id + "-player");
    const status = document.getElementById("status");
    const calm = matchMedia("(prefers-reduced-motion: reduce)");
    const clock = (seconds) => {
      const whole = Math.round(seconds), two = (number) => String(number).padStart(2, "0");
      const hours = Math.floor(whole / 3600), minutes = Math.floor(whole / 60) % 60;
      return (hours ? hours + ":" + two(minutes) : minutes) + ":" + two(whole % 60);
    };
    const number = (seconds) => String(Number(seconds.toFixed(1)));
    for (const element of all("[data-scripted]")) element.hidden = false;

    // Places to cite.
    const cite = (player, begin, end) => {
      const field = document.getElementById(player.dataset.key + "-place");
      if (!field) return;
      player.dataset.begin = begin;
      player.dataset.end = end ?? "";
      field.value = player.dataset.cite + "#t=" + number(begin)
        + (end > begin ? "," + number(end) : "");
    };
    const copy = async (field, button) => {
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        field.select();
        document.execCommand("copy");
      }
      button.textContent = button.dataset.done;
      status.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = button.dataset.name; }, 2000);
    };

    // Jumping.
    const jump = (player, at, end) => {
      player.currentTime = at;
      Promise.resolve(player.play()).catch(() => {});
      cite(player, at, end);
      status.textContent = status.dataset.jumped.replace("{1}", clock(at));
      player.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
    };
    document.addEventListener("click", (event) => {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const link = event.target.closest("a[data-at]");
      const player = link && playerOf(link.dataset.for);
      if (player) {
        event.preventDefault();
        jump(player, Number(link.dataset.at), Number(link.dataset.end) || undefined);
        return;
      }
      const wave = event.target.closest("svg[data-wave]");
      if (wave && playerOf(wave.dataset.wave)) {
        const box = wave.getBoundingClientRect();
        const ratio = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
        jump(playerOf(wave.dataset.wave), ratio * Number(wave.dataset.length));
        return;
      }
      const button = event.target.closest("button[data-do]");
      if (!button) return;
      const owner = playerOf(button.dataset.for);
      if (button.dataset.do === "begin") cite(owner, owner.currentTime);
      if (button.dataset.do === "end") {
        cite(owner, Math.min(Number(owner.dataset.begin) || 0, owner.currentTime), owner.currentTime);
      }
      if (button.dataset.do === "copy") {
        copy(document.getElementById(button.dataset.for + "-place"), button);
      }
    });

    // Captions: a browser refuses caption files from a disk, but not what a script adds.
    const captioned = new WeakSet();
    const addCaptions = (player) => {
      if (captioned.has(player)) return;
      captioned.add(player);
      const list = document.getElementById(player.dataset.key + "-cues");
      if (!list) return;
      const track = player.addTextTrack("captions", list.dataset.label, document.documentElement.lang);
      const now = document.getElementById(player.dataset.key + "-now");
      const plain = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
      for (const item of list.children) {
        const link = item.querySelector("[data-at]");
        const [begin, end] = [Number(link.dataset.at), Number(link.dataset.end)];
        if (!(end > begin)) continue;
        const cue = new VTTCue(begin, end, plain(item.querySelector(".said").textContent));
        cue.item = item;
        track.addCue(cue);
      }
      track.addEventListener("cuechange", () => {
        for (const item of all("[aria-current]", list)) item.removeAttribute("aria-current");
        const current = [...track.activeCues].map((cue) => cue.item);
        for (const item of current) item.setAttribute("aria-current", "true");
        if (now) now.textContent = current.map((item) => item.querySelector(".said").textContent).join(" ");
      });
      track.mode = "showing";
    };
    document.addEventListener("play", (event) => {
      addCaptions(event.target);
      for (const other of all("audio, video")) if (other !== event.target) other.pause();
    }, true);
    document.addEventListener("timeupdate", (event) => {
      const head = document.getElementById(event.target.dataset.key + "-head");
      const length = event.target.duration;
      if (!head || !(length > 0)) return;
      const place = 100 * event.target.currentTime / length + "%";
      head.setAttribute("x1", place);
      head.setAttribute("x2", place);
    }, true);
    const miss = (player) => {
      const note = player.dataset && document.getElementById(player.dataset.key + "-gone");
      if (note) note.hidden = false;
    };
    document.addEventListener("error", (event) => miss(event.target), true);
    for (const player of all("audio, video")) if (player.error) miss(player);

    // Search.
    const form = document.getElementById("search");
    if (!form) return;
    const most = 100;
    const hits = document.getElementById("hits"), count = document.getElementById("hit-count");
    const fold = (text) => [...text].map(
      (letter) => letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase());
    let said;
    const index = () => all("ol.cues > li").map((item) => {
      const letters = fold(item.querySelector(".said").textContent);
      const who = item.querySelector(".who");
      return { item, letters, folded: letters.join("") + " " + fold(who ? who.textContent : "").join("") };
    });
    const marked = (text, letters, words) => {
      // Where each folded letter begins, so that a mark falls on the letters as they are written.
      const starts = [], folded = letters.join("");
      for (let letter = 0; letter < letters.length; letter++) {
        for (let unit = 0; unit < letters[letter].length; unit++) starts.push(letter);
      }
      const isHit = new Array(letters.length).fill(false);
      for (const word of words) {
        for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
          for (let unit = at; unit < at + word.length; unit++) isHit[starts[unit]] = true;
        }
      }
      const pieces = document.createDocumentFragment(), written = [...text];
      for (let from = 0; from < written.length;) {
        let to = from;
        while (to < written.length && isHit[to] === isHit[from]) to++;
        const piece = document.createElement(isHit[from] ? "mark" : "span");
        piece.textContent = written.slice(from, to).join("");
        pieces.append(piece);
        from = to;
      }
      return pieces;
    };
    const show = (entry, words) => {
      const row = document.createElement("li");
      const link = entry.item.querySelector("[data-at]").cloneNode(true);
      const name = document.createElement("span");
      name.className = "faint";
      name.textContent = document.getElementById(link.dataset.for + "-name").textContent;
      const text = document.createElement("span");
      text.append(marked(entry.item.querySelector(".said").textContent, entry.letters, words));
      row.append(link, " ", text, " ", name);
      return row;
    };
    const search = () => {
      const words = fold(form.elements.words.value).join("").split(/\s+/).filter(Boolean);
      hits.replaceChildren();
      if (!words.length) { count.textContent = ""; return; }
      said ??= index();
      const found = said.filter((entry) => words.every((word) => entry.folded.includes(word)));
      hits.append(...found.slice(0, most).map((entry) => show(entry, words)));
      const sentence = !found.length ? count.dataset.none
        : found.length > most ? count.dataset.cut : count.dataset.found;
      count.textContent = sentence.replace("{1}", found.length).replace("{2}", most);
    };
    form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
    form.elements.words.addEventListener("input", search);
    })();
    """#)
}
