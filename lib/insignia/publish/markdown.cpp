#include <algorithm>
#include <cmark.h>
#include <insignia/base/text.h>
#include <insignia/publish/page_internal.h>
#include <memory>
#include <vector>

namespace insignia::publish {

namespace {

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};

struct FreeText {
    void operator()(char* text) const { cmark_get_default_mem_allocator()->free(text); }
};

// A picture from somewhere else would tell its owner who looks: what it shows stays as text.
void replace_images(cmark_node* document) {
    std::vector<cmark_node*> images;
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> walk(cmark_iter_new(document),
                                                                       &cmark_iter_free);
    for (auto event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(walk.get()))
        if (event == CMARK_EVENT_EXIT
            && cmark_node_get_type(cmark_iter_get_node(walk.get())) == CMARK_NODE_IMAGE)
            images.push_back(cmark_iter_get_node(walk.get()));
    for (auto* const image : images) {
        while (auto* const inner = cmark_node_first_child(image)) cmark_node_insert_before(image, inner);
        cmark_node_unlink(image);
        cmark_node_free(image);
    }
}

void lower_headings(cmark_node* document, int level) {
    constexpr int k_lowest = 6;
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> walk(cmark_iter_new(document),
                                                                       &cmark_iter_free);
    for (auto event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(walk.get())) {
        auto* const node = cmark_iter_get_node(walk.get());
        if (event != CMARK_EVENT_ENTER || cmark_node_get_type(node) != CMARK_NODE_HEADING) continue;
        const int lower = std::min(cmark_node_get_heading_level(node) + level, k_lowest);
        cmark_node_set_heading_level(node, lower);
    }
}

} // namespace

std::string markdown(std::string_view raw, int level) {
    const auto text = sanitize_lines(raw, raw.size());
    const std::unique_ptr<cmark_node, FreeNode> document(
        cmark_parse_document(text.data(), text.size(), CMARK_OPT_VALIDATE_UTF8));
    replace_images(document.get());
    lower_headings(document.get(), level);
    const std::unique_ptr<char, FreeText> html(cmark_render_html(document.get(), CMARK_OPT_DEFAULT));
    return html.get();
}

std::string paragraphs(std::string_view text) {
    std::string html, paragraph;
    const auto finish = [&] {
        if (!paragraph.empty())
            html += "<p>" + escape_xml(sanitize_lines(paragraph, paragraph.size())) + "</p>\n";
        paragraph.clear();
    };
    for (const auto line : split(text, '\n')) {
        if (trim(line).empty()) {
            finish();
            continue;
        }
        paragraph += (paragraph.empty() ? "" : "\n") + std::string(trim(line));
    }
    finish();
    return html;
}

} // namespace insignia::publish
