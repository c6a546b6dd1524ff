// Before Sveltia CMS starts: it waits for form.js, and it speaks Danish and takes dark or light as
// the machine has it. Whoever chooses another language in it keeps that.
window.CMS_MANUAL_INIT = true;

(function () {
  var key = "sveltia-cms.prefs";
  try {
    localStorage.removeItem("sveltia-cms.locale"); // its copy of the words may be old: form.js brings a new one
    var chosen = JSON.parse(localStorage.getItem(key) || "{}");
    if (!chosen.locale) {
      localStorage.setItem(key, JSON.stringify(Object.assign(chosen, { locale: "da" })));
    }
  } catch (error) {
    // Without storage Sveltia CMS says so itself.
  }
})();
