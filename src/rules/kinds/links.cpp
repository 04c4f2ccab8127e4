// kind = "links": where links lead, by their addresses alone. Nothing is fetched.
#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <unordered_set>

#include "rules/kinds/link_address.h"
#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"

namespace calame {
namespace {

enum class Target { any, internal, external, http, malformed, missing_fragment };

struct Parameters {
  Selection selection;
  Target to = Target::any;
  bool own_hosts_only = false;           // http: links to the own site
  std::vector<std::string> hosts;        // only links there
  std::vector<std::string> parameters;   // only links with one of these, or to one of `hosts`
  std::vector<std::string> own_hosts;    // beside those that the document names
  std::vector<std::string> without_rel;  // only links whose rel has none of these
  bool shown_address = true;             // false: not links whose text is their address
  double from_words = 0;
  std::vector<Band> bands;  // over their number: one finding on the document
  bool per_host = false;    // over that of each host: a finding at the link that is too many
  std::optional<Applicability> fix;
};

struct Link {
  NodeId node = no_node;
  TextSpan text;
  SourceSpan source;
  const Attribute* href = nullptr;
  LinkAddress address;
};

// Hosts that are the document's own: its canonical address, og:url, a base.
std::vector<std::string> hosts_of_document(const Subject& subject) {
  const Document& document = subject.document;
  std::vector<std::string> hosts;
  const auto add = [&](std::string_view address) {
    std::string host = read_address(address).host;
    if (!host.empty()) hosts.push_back(std::move(host));
  };
  for (const std::string_view name : {"canonical", "og:url", "url", "permalink"}) add(metadata_value(document, name));
  for (NodeId id = 0; id < document.nodes.size(); ++id) {
    const Tag tag = document.nodes[id].tag;
    if (tag == Tag::base || (tag == Tag::link && attribute_value(document, id, "rel") == "canonical"))
      add(attribute_value(document, id, "href"));
  }
  return hosts;
}

// Letters and digits alone, without accents: what the slugs of all generators have in common.
std::string slug_key(std::string_view text) {
  std::string out;
  for (const char c : fold(text)) {
    const auto b = static_cast<unsigned char>(c);
    if (b >= 0x80 || (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z')) out += c;
  }
  return out;
}

class Anchors {
 public:
  explicit Anchors(const Subject& subject) {
    const Document& document = subject.document;
    for (const Attribute& a : document.attributes)
      if (a.name == "id" || a.name == "name") exact_.insert(a.value);
    if (document.format != Format::markdown) return;
    for (const Heading& heading : subject.analysis.headings) {
      slugs_.insert(slug_key(text_of(document, heading.text)));
      add_given(subject.source.text_of(document.nodes[heading.node].source));
    }
  }
  [[nodiscard]] bool has(std::string_view fragment) const {
    const std::string decoded = percent_decoded(fragment);
    if (exact_.contains(decoded) || exact_.contains(std::string(fragment))) return true;
    const std::string key = slug_key(decoded);
    if (slugs_.contains(key)) return true;
    // The second heading of a name: horaires-1.
    const std::size_t dash = decoded.rfind('-');
    const bool numbered = dash != std::string::npos && dash + 1 < decoded.size() &&
                          decoded.find_first_not_of("0123456789", dash + 1) == std::string::npos;
    return numbered && slugs_.contains(slug_key(decoded.substr(0, dash)));
  }

 private:
  // An identifier that the writer gives a heading: ## Titre {#nom} or {/*nom*/}.
  void add_given(std::string_view heading) {
    for (std::size_t open = heading.find('{'); open != std::string_view::npos; open = heading.find('{', open + 1)) {
      const std::size_t close = heading.find('}', open);
      if (close == std::string_view::npos) return;
      std::string_view name = heading.substr(open + 1, close - open - 1);
      const std::size_t first = name.find_first_not_of("#/* :"), last = name.find_last_not_of("/* ");
      if (first <= last && last != std::string_view::npos) exact_.emplace(name.substr(first, last + 1 - first));
    }
  }

  std::unordered_set<std::string> exact_, slugs_;
};

bool is_own(const LinkAddress& address, const std::vector<std::string>& own) {
  return std::any_of(own.begin(), own.end(), [&](const std::string& host) {
    return address.host == host || address.host.ends_with("." + host);
  });
}

bool leads_inside(const LinkAddress& a, const std::vector<std::string>& own) {
  if (a.generated) return true;
  if (a.same_page) return false;
  return a.relative() || (a.web() && is_own(a, own));
}

bool has_rel(const Document& document, NodeId node, const std::vector<std::string>& wanted) {
  std::string_view rel = attribute_value(document, node, "rel");
  while (!rel.empty()) {
    const std::size_t end = std::min(rel.find(' '), rel.size());
    if (std::find(wanted.begin(), wanted.end(), fold(rel.substr(0, end))) != wanted.end()) return true;
    rel.remove_prefix(std::min(rel.size(), end + 1));
  }
  return false;
}

bool shows_its_address(const Subject& subject, const Link& link) {
  const std::string_view text = text_of(subject.document, link.text);
  const std::string host = link.address.host;
  if (text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.")) return true;
  return !host.empty() && text.find(host) != std::string_view::npos;
}

// Router addresses, scroll-to-text and the page's top need no element.
bool needs_anchor(const LinkAddress& a) {
  return a.same_page && !a.fragment.empty() && a.fragment != "top" && a.fragment.front() != '/' &&
         a.fragment.front() != '!' && a.fragment.find(":~:") == std::string_view::npos;
}

// The document's own facts, found once a check.
struct Site {
  std::vector<std::string> own;
  std::optional<Anchors> anchors;
};

bool wanted(const Parameters& p, const Subject& subject, const Site& site, const Link& link) {
  const LinkAddress& a = link.address;
  if (a.generated && p.to != Target::internal && p.to != Target::any) return false;
  if (!p.shown_address && shows_its_address(subject, link)) return false;
  if (!p.without_rel.empty() && has_rel(subject.document, link.node, p.without_rel)) return false;
  switch (p.to) {
    case Target::any:
      break;
    case Target::internal:
      if (!leads_inside(a, site.own)) return false;
      break;
    case Target::external:
      if (!a.web() || is_own(a, site.own)) return false;
      break;
    case Target::http:
      if (a.scheme != "http" || a.fault != AddressFault::none || is_own(a, site.own) != p.own_hosts_only) return false;
      break;
    case Target::malformed:
      if (a.fault == AddressFault::none) return false;
      break;
    case Target::missing_fragment:
      if (!needs_anchor(a) || !site.anchors || site.anchors->has(a.fragment)) return false;
      break;
  }
  if (p.hosts.empty() && p.parameters.empty()) return true;
  if (!a.host.empty() && any_host_matches(a.host, p.hosts)) return true;
  if (p.parameters.empty()) return false;
  const auto parameters = parameters_of(link.href->value);
  return std::any_of(parameters.begin(), parameters.end(),
                     [&](const AddressParameter& q) { return name_matches(q.name, p.parameters); });
}

std::string_view fault_name(AddressFault fault) {
  switch (fault) {
    case AddressFault::space:
      return "space";
    case AddressFault::twice:
      return "twice";
    case AddressFault::slashes:
      return "slashes";
    case AddressFault::scheme:
      return "scheme";
    case AddressFault::no_scheme:
      return "no-scheme";
    case AddressFault::none:
      break;
  }
  return "";
}

bool is_quoted(std::string_view source, SourceSpan value) {
  return value.begin.value > 0 && (source[value.begin.value - 1] == '"' || source[value.begin.value - 1] == '\'');
}

// What the rule mends, in the bytes of the address as they stand.
std::optional<Edit> mended(const Parameters& p, const Subject& subject, const Link& link) {
  const SourceSpan at = link.href->value_source;
  if (at.empty()) return std::nullopt;
  const std::string_view raw = subject.source.text_of(at);
  if (p.to == Target::http) {
    if (!raw.starts_with("http:")) return std::nullopt;
    return Edit{SourceSpan(at.begin.value + 4, at.begin.value + 4), "s"};
  }
  if (p.to == Target::malformed) {
    std::string whole = raw.size() == link.href->value.size() ? repaired(raw, link.address.fault) : std::string();
    if (whole.empty()) return std::nullopt;
    return Edit{at, std::move(whole)};
  }
  if (!p.without_rel.empty()) {
    if (subject.document.format != Format::html) return std::nullopt;
    const Attribute* rel = find_attribute(subject.document, link.node, "rel");
    if (rel && (rel->value_source.empty() || !is_quoted(subject.source.text(), rel->value_source))) return std::nullopt;
    const std::uint32_t end = rel ? rel->value_source.end.value : link.href->source.end.value;
    return Edit{SourceSpan(end, end), rel ? " " + p.without_rel.front() : " rel=\"" + p.without_rel.front() + "\""};
  }
  if (!p.parameters.empty()) return Edit{at, without_parameters(raw, p.parameters)};
  return std::nullopt;
}

Finding finding_for(const Parameters& p, const Subject& subject, const Link& link) {
  Finding finding;
  finding.node = link.node;
  finding.source = link.href->value_source.empty() ? link.source : link.href->value_source;
  finding.arguments = {{"href", excerpt(link.href->value)},
                       {"host", link.address.host},
                       {"fragment", excerpt(percent_decoded(link.address.fragment))},
                       {"anchor", excerpt(text_of(subject.document, link.text))}};
  if (p.to == Target::malformed) finding.message = std::string(fault_name(link.address.fault));
  if (p.fix) {
    if (auto edit = mended(p, subject, link)) {
      finding.edits.push_back(std::move(*edit));
      finding.applicability = *p.fix;
    }
  }
  return finding;
}

// What the rules of a document share: the links that a selector finds, their addresses read, and the own hosts.
class LinkFinder {
 public:
  explicit LinkFinder(const Subject& subject) : subject_(subject) {}

  // Valid until the next question.
  const std::vector<Link>& links_in(const Selection& selection) {
    const std::string_view css = selection.selector ? std::string_view(selection.selector->css()) : std::string_view();
    for (const Found& found : found_)
      if (found.css == css && found.scope == selection.scope) return found.links;
    return found_.emplace_back(Found{css, selection.scope, read(selection)}).links;
  }

  std::vector<std::string> own_hosts(const std::vector<std::string>& given) {
    if (!hosts_) hosts_ = hosts_of_document(subject_);
    std::vector<std::string> hosts = given;
    hosts.insert(hosts.end(), hosts_->begin(), hosts_->end());
    return hosts;
  }

 private:
  struct Found {
    std::string_view css;
    Scope scope;
    std::vector<Link> links;
  };

  [[nodiscard]] std::vector<Link> read(const Selection& selection) const {
    std::vector<Link> links;
    for (const Match& match : select(subject_, selection)) {
      if (match.node == no_node) continue;
      const Attribute* href = find_attribute(subject_.document, match.node, "href");
      if (!href || href->value.empty()) continue;
      links.push_back({match.node, match.text, match.source, href, read_address(href->value)});
    }
    return links;
  }

  const Subject& subject_;
  std::vector<Found> found_;
  std::optional<std::vector<std::string>> hosts_;
};

// « Trois liens au plus vers un même site »: told once a site, at the first link beyond the bound.
void count_by_host(const Parameters& p, const Subject& subject, const std::vector<const Link*>& found,
                   Findings& findings) {
  std::map<std::string, std::vector<const Link*>> hosts;
  std::vector<std::string> order;
  for (const Link* link : found) {
    const std::string& host = link->address.host;
    if (host.empty()) continue;
    std::vector<const Link*>& links = hosts[host];
    if (links.empty()) order.push_back(host);
    links.push_back(link);
  }
  double most = 0;
  for (const std::string& host : order) {
    const std::vector<const Link*>& links = hosts[host];
    most = std::max(most, double(links.size()));
    std::size_t told = 0;
    while (told < links.size() && !band_of(p.bands, double(told + 1))) ++told;
    if (told == links.size()) continue;
    Finding finding = finding_for(p, subject, *links[told]);
    finding.band = band_of(p.bands, double(links.size()));
    finding.arguments = {
        {"host", host}, {"value", double(links.size())}, {"words", double(subject.analysis.metrics.words)}};
    finding.edits.clear();
    findings.items.push_back(std::move(finding));
  }
  findings.value = most;
}

Findings check(const Parameters& p, const Subject& subject, LinkFinder& finder) {
  Findings findings;
  const std::vector<Link>& links = finder.links_in(p.selection);
  const bool counts = !p.bands.empty();
  const bool whole_site = p.to == Target::missing_fragment && subject.document.format == Format::html &&
                          !subject.document.page;  // the rest of the page may have the anchor
  if (subject.document.format == Format::text || whole_site || (links.empty() && !counts) ||
      subject.analysis.metrics.words < p.from_words) {
    findings.applicable = false;
    return findings;
  }
  Site site{finder.own_hosts(p.own_hosts), {}};
  const auto asks = [](const Link& link) { return needs_anchor(link.address); };
  if (p.to == Target::missing_fragment && std::any_of(links.begin(), links.end(), asks)) site.anchors.emplace(subject);
  std::vector<const Link*> found;
  for (const Link& link : links)
    if (wanted(p, subject, site, link)) found.push_back(&link);
  findings.value = double(found.size());
  if (!counts) {
    for (const Link* link : found) findings.items.push_back(finding_for(p, subject, *link));
    return findings;
  }
  if (p.per_host) {
    count_by_host(p, subject, found, findings);
    return findings;
  }
  Finding finding = finding_on_document();
  finding.band = band_of(p.bands, double(found.size()));
  if (!finding.band) return findings;
  finding.arguments = {{"value", double(found.size())}, {"words", double(subject.analysis.metrics.words)}};
  findings.items.push_back(std::move(finding));
  return findings;
}

std::vector<Findings> check_all(const Subject& subject, std::span<const void* const> parameters) {
  LinkFinder finder(subject);
  std::vector<Findings> all;
  for (const void* p : parameters) all.push_back(check(*static_cast<const Parameters*>(p), subject, finder));
  return all;
}

Compiled compile(Fields& fields, const Rule& rule) {
  auto shared = std::make_shared<Parameters>();
  Parameters& p = *shared;
  p.selection = read_selection(fields, "article a[href]");
  p.to = fields.one_of<Target>("to",
                               {{"any", Target::any},
                                {"internal", Target::internal},
                                {"external", Target::external},
                                {"http", Target::http},
                                {"malformed", Target::malformed},
                                {"missing-fragment", Target::missing_fragment}},
                               Target::any);
  p.own_hosts_only = fields.flag("own", false);
  p.hosts = fields.words("hosts");
  p.parameters = fields.words("parameters");
  p.own_hosts = fields.words("own-hosts");
  p.without_rel = fields.words("without-rel");
  p.shown_address = fields.flag("shown-address", true);
  p.from_words = fields.number("from-words").value_or(0);
  p.bands = rule.bands;
  p.per_host = fields.one_of<bool>("per", {{"article", false}, {"host", true}}, false);
  if (p.per_host && p.bands.empty())
    fields.error("per", {"«\u00A0per\u00A0» compte les liens\u00A0: il y faut des «\u00A0bands\u00A0»",
                         "“per” counts links: it needs “bands”"});
  if (rule.fix) p.fix = rule.fix->safety;
  if (p.to == Target::any && p.hosts.empty() && p.parameters.empty() && p.without_rel.empty() && p.bands.empty())
    fields.error("to", {"dites quels liens\u00A0: «\u00A0to\u00A0», «\u00A0hosts\u00A0», «\u00A0parameters\u00A0», "
                        "«\u00A0without-rel\u00A0» ou des «\u00A0bands\u00A0» sur leur nombre",
                        "say which links: “to”, “hosts”, “parameters”, “without-rel”, or “bands” over their number"});
  const auto check_one = [shared](const Subject& subject) {
    LinkFinder finder(subject);
    return check(*shared, subject, finder);
  };
  return {check_one, p.selection.needs(), check_all, shared};
}

}  // namespace

const RuleKind links_kind{"links", compile};

}  // namespace calame
