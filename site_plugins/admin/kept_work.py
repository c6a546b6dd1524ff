"""Where Sveltia CMS would lose what somebody wrote, and what stands there instead."""

from __future__ import annotations

_ELSE_SAVED = (
    "En anden har gemt, udgivet eller kasseret kladden, efter at du åbnede den. "
    "Genindlæs siden, og åbn posten igen: Så kan du hente det frem, du skrev."
)
_REFUSED = f"throw Error(`{_ELSE_SAVED}`)"
_SAVED_ON_BRANCH = "status:`draft`,pullRequest:l?.workflow.pullRequest})"
_AS_OPENED = "praksisHead:s&&(s.workflow?.pullRequest.headSHA??`-`)"
_HEAD = (
    "status:i,pullRequest:a})=>{let o=a?void 0:await nbe(n),s=await rY(e,{...t,branch:n,headOid:o})"
)
_HEAD_AS_OPENED = (
    "status:i,pullRequest:a,praksisHead:p})=>{let o=a?void 0:await nbe(n);"
    f"if(!o&&(!a||p===`-`)){_REFUSED};"
    "let s=await rY(e,{...t,branch:n,headOid:o??p})"
)
_MOVED = "catch(e){let t=s?void 0:await tY()"
_GONE_OR_MOVED = (
    "/Expected branch to point|(branch|ref)\\b.*(not found|not exist|could not)/i"
    ".test(e.cause?.message??``)"
)
_LAB_ACTIONS = "file_path:t,previous_path:n})))"
_LAB_LAST = "...praksisHead&&e!==`create`?{last_commit_id:praksisHead}:{}"
_LAB_COMMIT = "BY=async(e,t)=>{let n=t.branch??IY.branch,"
_LAB_BEGUN = "return await Vbe(n)?BY(e,t):(await XY(n),BY(e,{...t,startBranch:r}))"
_LAB_SAVED = "pullRequest:a})=>({commit:a?await BY(e,{...t,branch:n}):"
_LAB_OVERTAKEN = (
    "e.cause?.status===400&&/changed since|on a branch|exist/i.test(e.cause.message??``)"
)
_LAB_ON_TOP = (
    f"pullRequest:a,praksisHead:p}})=>({{commit:a?await(async()=>{{if(p===`-`){_REFUSED};"
    "try{return await BY(e,{...t,branch:n,praksisHead:p})}"
    f"catch(e){{if({_LAB_OVERTAKEN}){_REFUSED};throw e}}}})():"
)

KEPT_WORK = (
    # Two who write in the same draft: GitHub takes the second only on top of what was opened.
    (_SAVED_ON_BRANCH, _SAVED_ON_BRANCH.replace("})", f",{_AS_OPENED}}})")),
    (_HEAD, _HEAD_AS_OPENED),
    (_MOVED, _MOVED.replace("{", f"{{if(s&&{_GONE_OR_MOVED}){_REFUSED};", 1)),
    # GitLab takes it where each file is as it was in the commit that was opened.
    (_LAB_COMMIT, _LAB_COMMIT.replace("let n", "let praksisHead=t.praksisHead,n")),
    (_LAB_ACTIONS, _LAB_ACTIONS.replace("}", f",{_LAB_LAST}}}", 1)),
    (_LAB_BEGUN, f"if(await Vbe(n)){_REFUSED};{_LAB_BEGUN.replace('await Vbe(n)?BY(e,t):', '')}"),
    (_LAB_SAVED, _LAB_ON_TOP),
    # What was not saved is offered again, also when a list has had a new choice since.
    ("n.cmsConfigVersion===IW.current?n:", "n?n:"),
    # What the browser says of a lost net is English, and our own words say what to do.
    ("W(i,e=>{R(g)&&e(a)})", "W(i,e=>{R(g)&&!/fetch|Load failed/.test(R(g))&&e(a)})"),
)
"""Each stands there once in the pinned version; so another version is refused."""
