(e=>{e.classList.replace("no-js","js");try{const t=localStorage.theme;if(t==="light"||t==="dark")e.dataset.theme=t}catch{}})(document.documentElement)
