package dev.perennial.feedback.comments;

import dev.perennial.ui.View;
import java.util.List;

/// Comments, the newest first, with what they have in common.
///
/// @param known the names of all aspects, to choose from
public record CommentsPage(
        CommentFilter filter,
        CommentCounts counts,
        List<Comment> comments,
        List<AspectLine> aspects,
        List<ThemeLine> themes,
        List<String> languages,
        List<String> known,
        int page,
        boolean isMore,
        boolean mayChange)
        implements View {

    /// Under so many comments a share says little, and the comments themselves say more.
    private static final int ENOUGH_FOR_SHARES = 30;

    /// An aspect: how often it is spoken of, and how.
    public record AspectLine(String aspect, long mentions, long blamed, long praised) {
        /// Where the comments are that speak of it.
        public String href() {
            return new CommentFilter("", "", aspect, "").href(1);
        }
    }

    /// @param rising more often in the last 30 days than before, and not by chance
    public record ThemeLine(String id, String name, long comments, long lately, boolean rising, long allComments) {
        public double share() {
            return allComments == 0 ? 0 : Math.min(1, (double) comments / allComments);
        }

        public boolean enoughForShares() {
            return allComments >= ENOUGH_FOR_SHARES;
        }

        public String href() {
            return new CommentFilter("", "", "", id).href(1);
        }
    }
}
